import { instancesOf } from '@services-toolkit/claims';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClusterWatch,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { offeringFromClasses } from '../rules/offeringFromClasses';
import type { ClassInCluster } from '../rules/offeringFromClasses';
import { offeringInDetail } from '../rules/offeringInDetail';
import { byKey } from '../rules/pageOf';
import type { ClaimStore } from './ClaimStore';
import type { RememberedClasses } from './RememberedClasses';

interface WatchedCluster {
  cluster: ServicesToolkitCluster;
  classes: ClusterWatch<ClusterInstanceClass>;
}

interface ListedOffering {
  key: string;
  offering: () => Offering;
}

/** A class, and the cluster that has it. */
interface Said {
  watched: WatchedCluster;
  class: ClusterInstanceClass;
}

/**
 * What can be claimed, from the shared watches on the classes of all clusters; of those that have told nothing yet, what
 * the catalog remembers.
 */
export class OfferingStore {
  readonly #remembered: Pick<RememberedClasses, 'of'>;
  readonly #claims: Pick<ClaimStore, 'countWaiting'>;
  readonly #watched: readonly WatchedCluster[];
  /** The list, as long as nothing changes: many requests page through the same. */
  #listed: readonly ListedOffering[] | undefined;
  #changes = 0;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    remembered: Pick<RememberedClasses, 'of'>;
    claims: Pick<ClaimStore, 'countWaiting'>;
  }) {
    this.#remembered = options.remembered;
    this.#claims = options.claims;
    this.#watched = options.clusters.list().map(cluster => ({
      cluster,
      classes: cluster.watch<ClusterInstanceClass>(
        resourceTypes.clusterInstanceClasses,
        { onEvent: () => this.#changed(), onState: () => this.#changed() },
      ),
    }));
  }

  /**
   * What is offered, ordered by provider group and class. An offering is put together when it is asked for: a page shows
   * few of them.
   */
  async list(): Promise<readonly ListedOffering[]> {
    if (this.#listed) {
      return this.#listed;
    }
    const changes = this.#changes;
    const listed = await this.#join();
    // What the catalog remembers of silent clusters is another thing each time.
    if (
      changes === this.#changes &&
      this.#watched.every(({ classes }) => classes.hasSynced)
    ) {
      this.#listed = listed;
    }
    return listed;
  }

  /** With the schema of its parameters; `undefined` where no cluster of the group is known to have the class. */
  async get(group: string, className: string): Promise<Offering | undefined> {
    const ofGroup = this.#watched.filter(one => one.cluster.group === group);
    const [first, ...others] = (await this.#known(ofGroup)).flatMap(
      ({ watched, known }) =>
        known
          .filter(({ metadata }) => metadata.name === className)
          .map(one => this.#inCluster({ watched, class: one })),
    );
    return first && offeringInDetail(group, [first, ...others]);
  }

  /** The class in one cluster, as far as that has told; `undefined` also when it has told nothing yet. */
  find(
    cluster: string,
    className: string,
  ): { known: boolean; class?: ClusterInstanceClass } {
    const watched = this.#watched.find(one => one.cluster.name === cluster);
    return {
      known: watched?.classes.hasSynced ?? false,
      class: watched?.classes.get(className),
    };
  }

  stop(): void {
    this.#watched.forEach(({ classes }) => classes.stop());
  }

  async #join(): Promise<ListedOffering[]> {
    const joined = new Map<string, [Said, ...Said[]]>();
    for (const { watched, known } of await this.#known(this.#watched)) {
      for (const one of known) {
        // No class name holds a slash, so two offerings never share a key.
        const key = `${watched.cluster.group}/${one.metadata.name}`;
        const said = joined.get(key);
        if (said) {
          said.push({ watched, class: one });
        } else {
          joined.set(key, [{ watched, class: one }]);
        }
      }
    }
    return [...joined]
      .map(([key, [first, ...others]]) => ({
        key,
        offering: () =>
          offeringFromClasses(first.watched.cluster.group, [
            this.#inCluster(first),
            ...others.map(one => this.#inCluster(one)),
          ]),
      }))
      .sort(byKey);
  }

  #changed(): void {
    this.#changes += 1;
    this.#listed = undefined;
  }

  /** The classes of each cluster: what it says, or until then what the catalog remembers. */
  async #known(clusters: readonly WatchedCluster[]) {
    return Promise.all(
      clusters.map(async watched => ({
        watched,
        known: watched.classes.hasSynced
          ? watched.classes.list()
          : await this.#remembered.of(watched.cluster),
      })),
    );
  }

  #inCluster({
    watched: { cluster, classes },
    class: one,
  }: Said): ClassInCluster {
    return {
      cluster: cluster.name,
      clusterTitle: cluster.title,
      stale: !cluster.status().reachable || classes.state.kind !== 'synced',
      waiting:
        instancesOf(one) === 'pool'
          ? this.#claims.countWaiting(cluster.name, one.metadata.name ?? '')
          : undefined,
      class: one,
    };
  }
}
