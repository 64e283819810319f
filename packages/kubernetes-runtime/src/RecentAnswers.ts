interface Recent<T> {
  until: number;
  answer: Promise<T>;
}

/**
 * Asks the same question not twice within a while. Questions that are asked at the same time share their answer, and the
 * answers that are asked for least recently are dropped where there are too many.
 *
 * @public
 */
export class RecentAnswers<T> {
  readonly #forMs: number;
  readonly #most: number;
  readonly #clock: () => number;
  /** The one that was asked longest ago comes first. */
  readonly #answers = new Map<string, Recent<T>>();

  /**
   * @param options.forMs - for so many milliseconds an answer is remembered
   * @param options.most - so many answers are remembered at most
   * @param options.clock - milliseconds that only grow
   */
  constructor(options: { forMs: number; most: number; clock: () => number }) {
    this.#forMs = options.forMs;
    this.#most = options.most;
    this.#clock = options.clock;
  }

  /**
   * @param isAnswer - whether what was thrown is an answer too; a failure is nobody's, and is asked again
   */
  ask(
    question: string,
    ask: () => Promise<T>,
    isAnswer: (error: unknown) => boolean = () => false,
  ): Promise<T> {
    const now = this.#clock();
    const known = this.#answers.get(question);
    if (known && now < known.until) {
      return known.answer;
    }
    const answer = ask();
    this.#answers.delete(question);
    this.#answers.set(question, { until: now + this.#forMs, answer });
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#most) {
        break;
      }
      this.#answers.delete(oldest);
    }
    answer.catch((error: unknown) => {
      if (!isAnswer(error) && this.#answers.get(question)?.answer === answer) {
        this.#answers.delete(question);
      }
    });
    return answer;
  }
}
