import { LRUCache } from 'lru-cache';

/** What one claim can cause, and one recipient gets, in an hour: more than that is no news any more. */
const mostPerHour = { claim: 6, recipient: 60 } as const;
const hourMs = 60 * 60 * 1000;
/** Of more claims and recipients than this, those are forgotten about whom or to whom nothing was sent for the longest time. */
const maxKept = 20_000;

/** Sees to it that nobody is flooded with notifications, whoever makes claims come, fail and go all the time. */
export class NotificationLimit {
  readonly #now: () => number;
  readonly #told = new LRUCache<string, { since: number; count: number }>({
    max: maxKept,
  });

  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? Date.now;
  }

  /** Those of the recipients who are to be told of something about this claim; it counts as told. */
  take(claim: string, recipients: readonly string[]): string[] {
    if (!this.#count('claim', claim)) {
      return [];
    }
    return recipients.filter(ref => this.#count('recipient', ref));
  }

  #count(kind: keyof typeof mostPerHour, of: string): boolean {
    const key = `${kind} ${of}`;
    const known = this.#told.get(key);
    const current =
      known && known.since + hourMs > this.#now()
        ? known
        : { since: this.#now(), count: 0 };
    if (current.count >= mostPerHour[kind]) {
      return false;
    }
    this.#told.set(key, { ...current, count: current.count + 1 });
    return true;
  }
}
