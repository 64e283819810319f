import { TooManyQuestionsError } from '../rules/TooManyQuestionsError';

/** Few of the connections that the portal has to a cluster. Even if they were all, others would wait for one round of these. */
const mostAtOnce = 4;
/** What two of the largest requests ask. */
const mostWaiting = 2_000;

interface Turns {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets each person ask a cluster so much at a time and no more: the connections to it are everybody's, and one request may
 * hold a thousand questions.
 */
export class PersonalTurns {
  /** Only of those who ask just now. */
  readonly #turns = new Map<string, Turns>();

  /** @throws TooManyQuestionsError where too many of this person's questions wait already */
  async take<T>(
    cluster: string,
    person: string,
    ask: () => Promise<T>,
  ): Promise<T> {
    const key = JSON.stringify([cluster, person]);
    const turns = this.#turns.get(key) ?? { running: 0, waiting: [] };
    this.#turns.set(key, turns);
    if (turns.running >= mostAtOnce) {
      if (turns.waiting.length >= mostWaiting) {
        throw new TooManyQuestionsError();
      }
      // Who is called has the turn of the one who calls.
      await new Promise<void>(call => turns.waiting.push(call));
    } else {
      turns.running += 1;
    }
    try {
      return await ask();
    } finally {
      const next = turns.waiting.shift();
      if (next) {
        next();
      } else {
        turns.running -= 1;
        if (turns.running === 0) {
          this.#turns.delete(key);
        }
      }
    }
  }
}
