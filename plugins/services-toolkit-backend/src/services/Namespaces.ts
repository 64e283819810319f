import { ServiceUnavailableError } from '@backstage/errors';
import {
  annotations,
  builtinResourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type {
  ClusterWatch,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';

/** Knows which namespaces all clusters have, and which owners they name, from the shared watches on their metadata. */
export class Namespaces {
  readonly #watches: Map<string, ClusterWatch<KubernetesObject>>;

  constructor(clusters: ServicesToolkitClusters) {
    this.#watches = new Map(
      clusters
        .list()
        .map(cluster => [
          cluster.name,
          cluster.watch(
            builtinResourceTypes.namespaces,
            {},
            { metadataOnly: true },
          ),
        ]),
    );
  }

  /**
   * `undefined` where the namespace names nobody, does not exist, or the portal may not read namespaces.
   *
   * @throws ServiceUnavailableError when nothing is known of the cluster's namespaces
   */
  ownerOf(cluster: string, namespace: string): string | undefined {
    const watch = this.#watches.get(cluster);
    const found = watch?.get(namespace);
    if (!watch || found || watch.hasSynced) {
      return found?.metadata.annotations?.[annotations.owner];
    }
    if (
      watch.state.kind === 'failing' &&
      watch.state.error instanceof KubernetesApiError
    ) {
      // It answers, and does not let the portal read namespaces: then none of them counts as naming an owner.
      return undefined;
    }
    throw new ServiceUnavailableError(
      `Cluster "${cluster}" has not told yet whose namespace ${namespace} is. Try again; if it goes on, tell the platform team that runs the cluster.`,
    );
  }

  /**
   * Whether there is certainly no such namespace: not where the cluster has not told, or the portal may not read namespaces.
   * Not everybody may know that: see {@link MissingNamespaces}.
   */
  isMissing(cluster: string, namespace: string): boolean {
    const watch = this.#watches.get(cluster);
    return watch !== undefined && watch.hasSynced && !watch.get(namespace);
  }

  stop(): void {
    this.#watches.forEach(watch => watch.stop());
  }
}
