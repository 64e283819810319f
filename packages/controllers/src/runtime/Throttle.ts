/** Does something for a key at most once in an interval: at once the first time, and later for all that came meanwhile. */
export class Throttle {
  readonly #act: (key: string) => void;
  readonly #intervalMs: number;
  readonly #clock: () => Date;
  readonly #lastMs = new Map<string, number>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(
    act: (key: string) => void,
    options: { intervalMs: number; clock: () => Date; signal: AbortSignal },
  ) {
    this.#act = act;
    this.#intervalMs = options.intervalMs;
    this.#clock = options.clock;
    options.signal.addEventListener(
      'abort',
      () => {
        this.#timers.forEach(timer => clearTimeout(timer));
        this.#timers.clear();
      },
      { once: true },
    );
  }

  ask(key: string): void {
    if (this.#timers.has(key)) {
      return;
    }
    const last = this.#lastMs.get(key);
    const dueMs =
      last === undefined
        ? 0
        : Math.max(0, last + this.#intervalMs - this.#clock().getTime());
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#lastMs.set(key, this.#clock().getTime());
      this.#act(key);
    }, dueMs);
    timer.unref();
    this.#timers.set(key, timer);
  }

  forget(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#lastMs.delete(key);
  }
}
