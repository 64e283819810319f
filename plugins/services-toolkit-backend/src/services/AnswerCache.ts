import { LRUCache } from 'lru-cache';

/** Answers to questions that cost a request, for a while. A question that is under way is not asked a second time. */
export class AnswerCache<T> {
  /** In an object each: `undefined` is an answer, too. */
  readonly #answers: LRUCache<string, { answer: T }, () => Promise<T>>;

  constructor(options: {
    forMs: number;
    /** Of more answers than this those go that were of no use for the longest time. */
    most: number;
    now?: () => number;
  }) {
    const { forMs, most, now } = options;
    this.#answers = new LRUCache({
      max: most,
      ttl: forMs,
      // It takes a time of 0 for none.
      ...(now && { perf: { now: () => now() + 1 }, ttlResolution: 0 }),
      fetchMethod: async (_key, _stale, { context: ask }) => ({
        answer: await ask(),
      }),
      // Whoever waits for an answer gets it, also where it is let go meanwhile.
      ignoreFetchAbort: true,
    });
  }

  /** What is kept under the key, if anything is. */
  kept(key: string): T | undefined {
    return this.#answers.get(key)?.answer;
  }

  /** What is kept under the key, else what `ask` answers. An error is no answer: it is passed on, and not kept. */
  async get(key: string, ask: () => Promise<T>): Promise<T> {
    return (await this.#answers.forceFetch(key, { context: ask })).answer;
  }

  /** What `ask` answers, whatever is kept, to be kept from now on. */
  async renew(key: string, ask: () => Promise<T>): Promise<T> {
    const options = { context: ask, forceRefresh: true };
    return (await this.#answers.forceFetch(key, options)).answer;
  }
}
