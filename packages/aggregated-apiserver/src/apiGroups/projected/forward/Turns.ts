/** Has no more than so many things done at a time; the others wait for their turn, in order. */
export class Turns {
  readonly #most: number;
  #busy = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy >= this.#most) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    } else {
      this.#busy++;
    }
    try {
      return await work();
    } finally {
      // The turn is handed on to whoever has waited longest.
      const next = this.#waiting.shift();
      if (next) {
        next();
      } else {
        this.#busy--;
      }
    }
  }
}
