/** Answers to questions that cost a request, for a while. A question that is under way is not asked a second time. */
export class KeptAnswers<T> {
  readonly #forMs: number;
  readonly #most: number;
  readonly #now: () => number;
  readonly #kept = new Map<string, { until: number; answer: Promise<T> }>();

  constructor(options: {
    forMs: number;
    /** Of more answers than this the oldest go. */
    most: number;
    now?: () => number;
  }) {
    this.#forMs = options.forMs;
    this.#most = options.most;
    this.#now = options.now ?? Date.now;
  }

  /** What is kept under the key, if anything is. */
  kept(key: string): Promise<T> | undefined {
    const kept = this.#kept.get(key);
    return kept && kept.until > this.#now() ? kept.answer : undefined;
  }

  /** What is kept under the key, else what `ask` answers. An error is no answer: it is passed on, and not kept. */
  get(key: string, ask: () => Promise<T>): Promise<T> {
    return this.kept(key) ?? this.renew(key, ask);
  }

  /** What `ask` answers, whatever is kept, to be kept from now on. */
  renew(key: string, ask: () => Promise<T>): Promise<T> {
    const entry = { until: this.#now() + this.#forMs, answer: ask() };
    this.#kept.delete(key);
    this.#kept.set(key, entry);
    entry.answer.catch(() => {
      if (this.#kept.get(key) === entry) {
        this.#kept.delete(key);
      }
    });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) {
        break;
      }
      this.#kept.delete(oldest);
    }
    return entry.answer;
  }
}
