/** Thrown where an expression fails on the data that it sees. `&&`, `||`, `all` and `exists` may get over it. */
export class CelError extends Error {
  readonly name: string = 'CelError';
  /** Whether what is missing is a field, a key or an item: it may come. */
  readonly isMissing: boolean;
  /** Whether the message holds something of the data that the expression saw. */
  readonly quotesData: boolean;

  constructor(message: string, { isMissing = false, quotesData = false } = {}) {
    super(message);
    this.isMissing = isMissing;
    this.quotesData = quotesData;
  }
}

/**
 * Thrown where an API server fails itself while it evaluates an expression, and gives the whole of it up ("internal error").
 * Nothing in an expression gets over it.
 */
export class EvaluationAbortedError extends CelError {
  readonly name = 'EvaluationAbortedError';

  constructor({ message, isMissing, quotesData }: CelError) {
    super(message, { isMissing, quotesData });
  }
}

/**
 * The error, if something in the expression may get over it.
 *
 * @throws every other error
 */
export function survivable(error: unknown): CelError {
  if (error instanceof CelError && !(error instanceof EvaluationAbortedError)) {
    return error;
  }
  throw error;
}

/** Thrown where an expression takes more steps or memory than it may. Nothing in an expression gets over it. */
export class CostExceededError extends Error {
  readonly name = 'CostExceededError';

  constructor() {
    super('it takes more steps than an expression may');
  }
}

/** What an API server says where an operation does not know what it was given. */
export function noSuchOverload(): CelError {
  return new CelError('no such overload');
}
