import {
  Budget,
  CelError,
  ExpressionSyntaxError,
  formatType,
  referencesIn,
  type Environment,
  type Program,
  type References,
  type Type,
} from '@services-toolkit/cel';
import { ExpressionError } from './ExpressionError';

/** What expressions see, by name; values of CEL. */
export type Scope = Readonly<Record<string, unknown>>;

const longest = 4_096;

/** One expression of a template. */
export class Expression {
  readonly place: string;
  readonly source: string;
  /** The resources that it refers to. */
  readonly references: References;
  readonly #program: Program;

  private constructor(
    place: string,
    source: string,
    program: Program,
    references: References,
  ) {
    this.place = place;
    this.source = source;
    this.#program = program;
    this.references = references;
  }

  /** @throws Error with a message that says what is wrong with it */
  static parse(
    place: string,
    source: string,
    environment: Environment,
    ids: ReadonlySet<string>,
  ): Expression {
    if (source.length > longest) {
      throw new Error(`the expression is longer than ${longest} characters`);
    }
    if (source.trim() === '') {
      throw new Error('the expression is empty');
    }
    const program = compile(source, environment);
    return new Expression(
      place,
      source,
      program,
      referencesIn(program.node, ids),
    );
  }

  /** What it yields, as far as that is known without data: `dyn` is anything. */
  get kind(): Type['kind'] {
    return this.#program.type.kind;
  }

  /** The same for people. */
  get typeText(): string {
    return formatType(this.#program.type);
  }

  /** @throws ExpressionError */
  evaluate(scope: Scope): unknown {
    try {
      return this.#program.evaluate(scope, new Budget(Budget.perCall));
    } catch (error) {
      throw this.failure(error);
    }
  }

  failure(error: unknown): ExpressionError {
    const isMissing = error instanceof CelError && error.isMissing;
    const mayCome = isMissing && this.references.size > 0;
    return new ExpressionError(
      this.place,
      [...this.references.keys()],
      `"${this.source}" ${
        mayCome ? 'has no value yet' : 'cannot be evaluated'
      }: ${this.#reasonOf(error)}`,
      { isMissing },
    );
  }

  /** Messages about values may quote them, and what an expression looks at may be a Secret's data. */
  #reasonOf(error: unknown): string {
    const seesData = [...this.references.values()].includes('whole');
    if (error instanceof CelError && error.quotesData && seesData) {
      return error.isMissing
        ? 'what it looks for is not there'
        : 'it does not fit what it sees';
    }
    return error instanceof Error ? error.message : String(error);
  }
}

function compile(source: string, environment: Environment): Program {
  try {
    return environment.compile(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      error instanceof ExpressionSyntaxError && error.isUnknownName
        ? `"${source}" refers to what does not exist (${reason}). Expressions see claim, parameters, and the ids of spec.resources; item and index where there is forEach`
        : `${reason} in "${source}"`,
    );
  }
}
