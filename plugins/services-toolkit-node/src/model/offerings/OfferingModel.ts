import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type ClusterInstanceClass,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type {
  ClusterWatch,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '../../ServicesToolkitClusters';
import type { Listing, ReadResult } from '../ReadResult';
import { readWatch } from '../readWatch';
import { Subscribers } from '../Subscribers';
import { watchKind } from '../watchKind';

/**
 * What became different. The classes of a first list are not told one by one: then there is one `read`.
 *
 * @public
 */
export type OfferingChange =
  | {
      readonly kind: 'changed' | 'deleted';
      readonly cluster: string;
      readonly group: string;
      readonly className: string;
      /** Of a deleted one as it was last. */
      readonly class: ClusterInstanceClass;
    }
  /** All classes are known of a cluster that had told none before. */
  | { readonly kind: 'read'; readonly cluster: string }
  /** A cluster about which nothing was known has told its classes, or it is known that it does not tell them just now. */
  | { readonly kind: 'settled'; readonly cluster: string };

/**
 * The classes of all clusters, from the shared watches.
 *
 * @public
 */
export class OfferingModel {
  readonly #watches = new Map<string, ClusterWatch<ClusterInstanceClass>>();
  readonly #subscribers: Subscribers<OfferingChange>;

  constructor(clusters: ServicesToolkitClusters, logger: LoggerService) {
    this.#subscribers = new Subscribers(logger);
    for (const cluster of clusters.list()) {
      this.#watches.set(cluster.name, this.#watch(cluster));
    }
  }

  of(cluster: string): ReadResult<Listing<ClusterInstanceClass>> {
    const watch = this.#watches.get(cluster);
    return watch ? readWatch(watch) : { ok: false };
  }

  /** Whether it is known if the cluster tells its classes. */
  isSettled(cluster: string): boolean {
    return (this.#watches.get(cluster)?.state.kind ?? 'initial') !== 'initial';
  }

  /** Whether what is known of the cluster's classes is what it has now. */
  isCurrent(cluster: string): boolean {
    return this.#watches.get(cluster)?.state.kind === 'synced';
  }

  subscribe(subscriber: (change: OfferingChange) => void): () => void {
    return this.#subscribers.add(subscriber);
  }

  stop(): void {
    this.#watches.forEach(watch => watch.stop());
  }

  #watch(of: ServicesToolkitCluster): ClusterWatch<ClusterInstanceClass> {
    const { name: cluster, group } = of;
    return watchKind<ClusterInstanceClass>(
      of,
      resourceTypes.clusterInstanceClasses,
      {
        onEvent: ({ type, object }, read) => {
          if (read) {
            this.#subscribers.tell({
              kind: type === 'deleted' ? 'deleted' : 'changed',
              cluster,
              group,
              className: object.metadata.name ?? '',
              class: object,
            });
          }
        },
        onRead: () => this.#subscribers.tell({ kind: 'read', cluster }),
        onSettled: () => this.#subscribers.tell({ kind: 'settled', cluster }),
      },
    );
  }
}
