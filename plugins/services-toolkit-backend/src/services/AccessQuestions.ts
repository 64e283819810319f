import type {
  ServicesToolkitCluster,
  ClusterUser,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type {
  AccessAnswer,
  AccessQuestion,
  KubernetesAccess,
} from './KubernetesAccess';

/** What one request asks clusters about a person: anew, and each question once however often it comes up. */
export class AccessQuestions {
  readonly #answers = new Map<string, Promise<AccessAnswer>>();
  readonly #usernames = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly access: KubernetesAccess,
    private readonly user: ClusterUser,
  ) {}

  /** @throws ServiceUnavailableError when the cluster does not answer */
  review(
    cluster: ServicesToolkitCluster,
    question: AccessQuestion,
  ): Promise<AccessAnswer> {
    const key = JSON.stringify([cluster.name, question]);
    return once(this.#answers, key, () =>
      this.access.review(cluster, this.user, question),
    );
  }

  /** @throws ServiceUnavailableError when the cluster does not answer */
  usernameIn(cluster: ServicesToolkitCluster): Promise<string | undefined> {
    return once(this.#usernames, cluster.name, () =>
      this.access.usernameOf(cluster, this.user),
    );
  }
}

function once<T>(
  asked: Map<string, Promise<T>>,
  key: string,
  ask: () => Promise<T>,
): Promise<T> {
  const answer = asked.get(key) ?? ask();
  asked.set(key, answer);
  return answer;
}
