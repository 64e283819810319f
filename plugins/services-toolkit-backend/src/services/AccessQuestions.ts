import type {
  ServicesToolkitCluster,
  ClusterUser,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { KeptAnswers } from './KeptAnswers';
import type {
  AccessAnswer,
  AccessQuestion,
  KubernetesAccess,
} from './KubernetesAccess';

/** Nothing is kept for longer than the request takes, of which this is a part. */
const forTheRequest = { forMs: Infinity, most: Infinity };

/** What one request asks clusters about a person: anew, and each question once however often it comes up. */
export class AccessQuestions {
  readonly #answers = new KeptAnswers<AccessAnswer>(forTheRequest);
  readonly #usernames = new KeptAnswers<string | undefined>(forTheRequest);

  constructor(
    private readonly access: KubernetesAccess,
    private readonly user: ClusterUser,
  ) {}

  /** @throws ServiceUnavailableError when the cluster does not answer */
  review(
    cluster: ServicesToolkitCluster,
    question: AccessQuestion,
  ): Promise<AccessAnswer> {
    return this.#answers.get(JSON.stringify([cluster.name, question]), () =>
      this.access.review(cluster, this.user, question),
    );
  }

  /** @throws ServiceUnavailableError when the cluster does not answer */
  usernameIn(cluster: ServicesToolkitCluster): Promise<string | undefined> {
    return this.#usernames.get(cluster.name, () =>
      this.access.usernameOf(cluster, this.user),
    );
  }
}
