/** Thrown where an expression does not yield what is needed. The message holds nothing of the data that it saw. */
export class ExpressionError extends Error {
  readonly name = 'ExpressionError';
  /** Where the expression stands: `spec.resources[1].template.spec.host`. */
  readonly place: string;
  /** The ids of the resources that it refers to: what is missing in them may come. */
  readonly references: readonly string[];
  /** What it looks at is not there, or not there yet. */
  readonly isMissing: boolean;

  constructor(
    place: string,
    references: readonly string[],
    message: string,
    { isMissing = false } = {},
  ) {
    super(`${place}: ${message}`);
    this.place = place;
    this.references = references;
    this.isMissing = isMissing;
  }
}
