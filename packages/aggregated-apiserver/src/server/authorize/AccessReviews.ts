import { RecentAnswers } from '@services-toolkit/kubernetes-runtime';
import type { User } from '../frontProxy/identifyUser';
import { StatusError } from '../status/StatusError';
import type { ResourceAttributes } from './authorize';

/** Rights that are given or withdrawn count so much later at most. */
const rememberedMs = 5_000;
const mostRemembered = 2_000;

/** Asks who may do what, and the same question not twice within seconds; both answers are remembered. */
export class AccessReviews {
  readonly #authorize: (
    user: User,
    attributes: ResourceAttributes,
  ) => Promise<void>;
  readonly #answers: RecentAnswers<void>;

  /** @param authorize - rejects with a StatusError 403 for one who may not */
  constructor(
    authorize: (user: User, attributes: ResourceAttributes) => Promise<void>,
    // No time of day: that can be set back, and a withdrawn right would count for as long.
    clock: () => number = () => performance.now(),
  ) {
    this.#authorize = authorize;
    this.#answers = new RecentAnswers({
      ...{ forMs: rememberedMs, most: mostRemembered, clock },
    });
  }

  /** @throws StatusError 403 */
  authorize(user: User, attributes: ResourceAttributes): Promise<void> {
    return this.#answers.ask(
      JSON.stringify([user, attributes]),
      () => this.#authorize(user, attributes),
      error => error instanceof StatusError && error.failure.code === 403,
    );
  }
}
