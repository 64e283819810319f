/** What an attack has led to: one hole may show in several places, and hides none of the others. */
export class Findings {
  readonly #errors: unknown[] = [];

  /** Does the next part also where this one fails. */
  async of<T>(part: () => Promise<T>): Promise<T | undefined> {
    try {
      return await part();
    } catch (error) {
      this.#errors.push(error);
      return undefined;
    }
  }

  /** @throws what was found, or an AggregateError of all of it */
  throwIfAny(): void {
    if (this.#errors.length === 0) return;
    if (this.#errors.length === 1) throw this.#errors[0];
    throw new AggregateError(
      this.#errors,
      this.#errors
        .map(error => (error instanceof Error ? error.message : `${error}`))
        .join('\n'),
    );
  }
}
