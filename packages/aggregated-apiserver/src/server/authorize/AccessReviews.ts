import type { User } from '../frontProxy/identifyUser';
import type { ResourceAttributes } from './authorize';

/** Rights that are given or withdrawn count so much later at most. */
const rememberedMs = 5_000;
const mostRemembered = 2_000;

interface Remembered {
  until: number;
  answer: Promise<void>;
}

/** Asks who may do what, and the same question not twice within seconds; both answers are remembered. */
export class AccessReviews {
  readonly #authorize: (
    user: User,
    attributes: ResourceAttributes,
  ) => Promise<void>;
  readonly #clock: () => number;
  /** The one that was asked longest ago comes first. */
  readonly #answers = new Map<string, Remembered>();

  /** @param authorize - rejects with a StatusError 403 for one who may not */
  constructor(
    authorize: (user: User, attributes: ResourceAttributes) => Promise<void>,
    // No time of day: that can be set back, and a withdrawn right would count for as long.
    clock: () => number = () => performance.now(),
  ) {
    this.#authorize = authorize;
    this.#clock = clock;
  }

  /** @throws StatusError 403 */
  authorize(user: User, attributes: ResourceAttributes): Promise<void> {
    const key = JSON.stringify([user, attributes]);
    const now = this.#clock();
    const known = this.#answers.get(key);
    if (known && now < known.until) {
      return known.answer;
    }
    const answer = this.#authorize(user, attributes);
    this.#answers.delete(key);
    this.#answers.set(key, { until: now + rememberedMs, answer });
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= mostRemembered) {
        break;
      }
      this.#answers.delete(oldest);
    }
    answer.catch((error: unknown) => {
      const isAnswer =
        (error as { failure?: { code?: number } }).failure?.code === 403;
      if (!isAnswer && this.#answers.get(key)?.answer === answer) {
        // A failure is nobody's answer, and is asked again.
        this.#answers.delete(key);
      }
    });
    return answer;
  }
}
