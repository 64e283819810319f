import { setTimeout as delay } from 'node:timers/promises';
import {
  type PlanKey,
  planKeyText,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';

/** What is to be planned next. */
export type KeyBatch = readonly PlanKey[] | 'all';

/**
 * Collects what may have changed until it is taken, each key once. The first change waits only a few milliseconds
 * for others of the same burst.
 */
export class PendingKeys {
  readonly #coalesceMs: number;
  readonly #planKeys = new Map<string, PlanKey>();
  #all = false;
  #wake: (() => void) | undefined;

  constructor(coalesceMs: number) {
    this.#coalesceMs = coalesceMs;
  }

  add(batch: KeyBatch): void {
    if (batch === 'all') {
      this.#all = true;
    } else {
      for (const planKey of batch) {
        this.#planKeys.set(planKeyText(planKey), planKey);
      }
    }
    if (!this.#isEmpty()) {
      this.#wake?.();
    }
  }

  /** Waits until there is something. Empty when the signal ended the wait. */
  async take(signal: AbortSignal): Promise<KeyBatch> {
    await this.#somethingOr(signal);
    await delay(this.#coalesceMs, undefined, { signal }).catch(() => {});
    const batch = this.#all ? 'all' : [...this.#planKeys.values()];
    this.#all = false;
    this.#planKeys.clear();
    return batch;
  }

  #isEmpty(): boolean {
    return !this.#all && this.#planKeys.size === 0;
  }

  #somethingOr(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      if (!this.#isEmpty() || signal.aborted) {
        resolve();
        return;
      }
      const done = () => {
        signal.removeEventListener('abort', done);
        this.#wake = undefined;
        resolve();
      };
      this.#wake = done;
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
