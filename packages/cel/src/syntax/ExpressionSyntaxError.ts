/** Thrown for a text that is no expression, or one that does not fit the types. */
export class ExpressionSyntaxError extends Error {
  readonly name = 'ExpressionSyntaxError';
  /** Whether an API server might accept it all the same: it is only here that it is not known. */
  readonly isUnsupported: boolean;
  /** Whether it names a variable that does not exist. */
  readonly isUnknownName: boolean;

  constructor(
    message: string,
    { isUnsupported = false, isUnknownName = false } = {},
  ) {
    super(message);
    this.isUnsupported = isUnsupported;
    this.isUnknownName = isUnknownName;
  }
}
