import { CelError } from './CelError';

/** A value of CEL that may not be there. */
export class Optional {
  static readonly none = new Optional(undefined);
  readonly #value: unknown;

  private constructor(value: unknown) {
    this.#value = value;
  }

  static of(value: unknown): Optional {
    return new Optional(value);
  }

  get hasValue(): boolean {
    return this.#value !== undefined;
  }

  get value(): unknown {
    if (this.#value === undefined) {
      throw new CelError('optional.none() dereference', { isMissing: true });
    }
    return this.#value;
  }

  orUndefined(): unknown {
    return this.#value;
  }
}
