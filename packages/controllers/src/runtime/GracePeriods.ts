/** Longer than an API server takes to start, and than informers wait between attempts. */
const lastingMs = 15_000;

/**
 * Remembers since when there is bad news that may pass. An API server that starts refuses everything until it has loaded
 * its RBAC rules (403), and does not know kinds until it has read their CustomResourceDefinitions: what was well before is
 * not called broken for that, only when it lasts.
 */
export class GracePeriods {
  readonly #since = new Map<string, number>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** Whether it has been so for long enough to be believed. Asked for the first time, the time begins. */
  hasLasted(key: string, forMs = lastingMs): boolean {
    const now = this.#clock().getTime();
    const since = this.#since.get(key) ?? now;
    this.#since.set(key, since);
    return now - since >= forMs;
  }

  /** All is well again, or the thing is gone. */
  clear(key: string): void {
    this.#since.delete(key);
  }
}
