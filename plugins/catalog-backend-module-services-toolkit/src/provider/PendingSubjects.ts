import { setTimeout as delay } from 'node:timers/promises';
import { type Subject, subjectKey } from '../plan/Subject';

/** What is to be planned next. */
export type SubjectBatch = readonly Subject[] | 'all';

/**
 * Collects what may have changed until it is taken, each subject once. The first change waits only a few milliseconds
 * for others of the same burst.
 */
export class PendingSubjects {
  readonly #coalesceMs: number;
  readonly #subjects = new Map<string, Subject>();
  #all = false;
  #wake: (() => void) | undefined;

  constructor(coalesceMs: number) {
    this.#coalesceMs = coalesceMs;
  }

  add(batch: SubjectBatch): void {
    if (batch === 'all') {
      this.#all = true;
    } else {
      for (const subject of batch) {
        this.#subjects.set(subjectKey(subject), subject);
      }
    }
    if (!this.#isEmpty()) {
      this.#wake?.();
    }
  }

  /** Waits until there is something. Empty when the signal ended the wait. */
  async take(signal: AbortSignal): Promise<SubjectBatch> {
    await this.#somethingOr(signal);
    await delay(this.#coalesceMs, undefined, { signal }).catch(() => {});
    const batch = this.#all ? 'all' : [...this.#subjects.values()];
    this.#all = false;
    this.#subjects.clear();
    return batch;
  }

  #isEmpty(): boolean {
    return !this.#all && this.#subjects.size === 0;
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
