/** @public */
export interface BackoffOptions {
  initialMs: number;
  maxMs: number;
  /** From 0 to 1; for tests. */
  random?: () => number;
}

/** Waiting times that double up to a limit, each between half of it and all of it, so that many don't come back at once. */
export class Backoff {
  #failures = 0;
  readonly #options: BackoffOptions;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  get failures(): number {
    return this.#failures;
  }

  /** Milliseconds to wait after one more failure. */
  next(): number {
    const { initialMs, maxMs, random = Math.random } = this.#options;
    const full = Math.min(maxMs, initialMs * 2 ** this.#failures);
    // Beyond the limit the exponent does not matter, and would overflow in the end.
    this.#failures = Math.min(this.#failures + 1, 60);
    return full / 2 + (full / 2) * random();
  }

  reset(): void {
    this.#failures = 0;
  }
}
