import {
  RecentAnswers,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import type { RecordedPerson } from './recordedPerson';
import {
  reviewAccess,
  type Access,
  type AccessAttributes,
} from './reviewAccess';

/** Rights that are withdrawn count so much longer at most, and those that are granted are not known for as long. */
const rememberedMs = 5_000;
const mostRemembered = 1_000;

/** Asks what people may do, and the same question not twice within seconds: many claims are made from one template. */
export class AccessReviewCache {
  readonly #client: Pick<KubernetesClient, 'create'>;
  readonly #answers: RecentAnswers<Access>;

  constructor(client: Pick<KubernetesClient, 'create'>, clock: () => Date) {
    this.#client = client;
    this.#answers = new RecentAnswers({
      ...{ forMs: rememberedMs, most: mostRemembered },
      clock: () => clock().getTime(),
    });
  }

  review(person: RecordedPerson, access: AccessAttributes): Promise<Access> {
    const key = JSON.stringify([
      person.user,
      person.groups,
      access.verb,
      access.group,
      access.resource,
      access.namespace,
      access.name,
    ]);
    return this.#answers.ask(key, () =>
      reviewAccess(this.#client, person, access),
    );
  }
}
