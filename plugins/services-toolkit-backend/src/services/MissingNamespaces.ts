import type {
  ClusterUser,
  ServicesToolkitCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { KubernetesAccess } from './KubernetesAccess';
import type { Namespaces } from './Namespaces';

/**
 * Tells that a namespace does not exist, and only those who may know: to others the API server gives the same answer
 * whether it exists or not.
 */
export class MissingNamespaces {
  readonly #namespaces: Pick<Namespaces, 'isMissing'>;
  readonly #access: Pick<KubernetesAccess, 'mayGet'>;

  constructor(options: {
    namespaces: Pick<Namespaces, 'isMissing'>;
    access: Pick<KubernetesAccess, 'mayGet'>;
  }) {
    this.#namespaces = options.namespaces;
    this.#access = options.access;
  }

  /** For a person who may do there what they asked for: the API server would tell them, too. */
  isMissing(cluster: string, namespace: string): boolean {
    return this.#namespaces.isMissing(cluster, namespace);
  }

  /** For a person who was refused something there. Where the cluster does not answer, the refusal is all that is told. */
  async isMissingFor(
    user: ClusterUser,
    cluster: ServicesToolkitCluster,
    namespace: string,
  ): Promise<boolean> {
    // Asked of namespaces that exist, too: else the time that it takes would tell.
    const mayKnow = await this.#access
      .mayGet(cluster, user, 'namespaces', namespace)
      .then(
        ({ allowed }) => allowed,
        () => false,
      );
    return mayKnow && this.#namespaces.isMissing(cluster.name, namespace);
  }
}
