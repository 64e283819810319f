import { Backoff, type BackoffOptions } from '../Backoff';
import type { WorkQueue } from './WorkQueue';

class KeyQueue implements WorkQueue {
  /** Insertion order is the order of work. */
  readonly #waiting = new Set<string>();
  readonly #working = new Set<string>();
  /** Added while being worked on: wait again when done. */
  readonly #again = new Set<string>();
  readonly #planned = new Map<string, { at: number; timer: NodeJS.Timeout }>();
  readonly #backoffs = new Map<string, Backoff>();
  readonly #takers: ((key: string | undefined) => void)[] = [];
  readonly #options: BackoffOptions;
  #shutDown = false;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  get length(): number {
    return this.#waiting.size;
  }

  add(key: string): void {
    if (this.#shutDown) {
      return;
    }
    if (this.#working.has(key)) {
      this.#again.add(key);
      return;
    }
    this.#waiting.add(key);
    this.#handOut();
  }

  addAfter(key: string, milliseconds: number): void {
    if (this.#shutDown) {
      return;
    }
    const at = Date.now() + milliseconds;
    const planned = this.#planned.get(key);
    if (planned && planned.at <= at) {
      return;
    }
    clearTimeout(planned?.timer);
    const timer = setTimeout(() => {
      this.#planned.delete(key);
      this.add(key);
    }, Math.max(0, milliseconds));
    this.#planned.set(key, { at, timer });
  }

  addRateLimited(key: string): void {
    const backoff = this.#backoffs.get(key) ?? new Backoff(this.#options);
    this.#backoffs.set(key, backoff);
    this.addAfter(key, backoff.next());
  }

  forget(key: string): void {
    this.#backoffs.delete(key);
  }

  take(): Promise<string | undefined> {
    return new Promise(resolve => {
      this.#takers.push(resolve);
      this.#handOut();
    });
  }

  done(key: string): void {
    this.#working.delete(key);
    if (this.#again.delete(key)) {
      this.add(key);
    }
  }

  shutDown(): void {
    this.#shutDown = true;
    for (const { timer } of this.#planned.values()) {
      clearTimeout(timer);
    }
    this.#planned.clear();
    this.#waiting.clear();
    this.#again.clear();
    this.#backoffs.clear();
    this.#handOut();
  }

  #handOut() {
    while (this.#takers.length > 0) {
      const [key] = this.#waiting;
      if (key === undefined && !this.#shutDown) {
        return;
      }
      if (key !== undefined) {
        this.#waiting.delete(key);
        this.#working.add(key);
      }
      this.#takers.shift()?.(key);
    }
  }
}

/** @public */
export function createWorkQueue(
  backoff: Partial<BackoffOptions> = {},
): WorkQueue {
  return new KeyQueue({ initialMs: 25, maxMs: 30_000, ...backoff });
}
