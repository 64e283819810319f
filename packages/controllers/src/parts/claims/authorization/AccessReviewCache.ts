import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { RecordedPerson } from './recordedPerson';
import {
  reviewAccess,
  type Access,
  type AccessAttributes,
} from './reviewAccess';

/** Rights that are withdrawn count so much longer at most, and those that are granted are not known for as long. */
const rememberedMs = 5_000;
const mostRemembered = 1_000;

interface Remembered {
  until: number;
  answer: Promise<Access>;
}

/** Asks what people may do, and the same question not twice within seconds: many claims are made from one template. */
export class AccessReviewCache {
  readonly #client: Pick<KubernetesClient, 'create'>;
  readonly #clock: () => Date;
  /** The one that was asked longest ago comes first. */
  readonly #answers = new Map<string, Remembered>();

  constructor(client: Pick<KubernetesClient, 'create'>, clock: () => Date) {
    this.#client = client;
    this.#clock = clock;
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
    const now = this.#clock().getTime();
    const known = this.#answers.get(key);
    if (known && now < known.until) {
      return known.answer;
    }
    const answer = reviewAccess(this.#client, person, access);
    this.#answers.delete(key);
    this.#answers.set(key, { until: now + rememberedMs, answer });
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= mostRemembered) {
        break;
      }
      this.#answers.delete(oldest);
    }
    // A failure is nobody's answer, and is asked again.
    answer.catch(() => {
      if (this.#answers.get(key)?.answer === answer) {
        this.#answers.delete(key);
      }
    });
    return answer;
  }
}
