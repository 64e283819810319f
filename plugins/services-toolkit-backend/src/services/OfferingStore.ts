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
import type { RememberedClasses } from './RememberedClasses';

/**
 * What can be claimed, from the shared watches on the classes of all clusters; of those that have told nothing yet, what
 * the catalog remembers.
 */
export class OfferingStore {
  readonly #remembered: Pick<RememberedClasses, 'of'>;
  readonly #watched: {
    cluster: ServicesToolkitCluster;
    classes: ClusterWatch<ClusterInstanceClass>;
  }[];

  constructor(options: {
    clusters: ServicesToolkitClusters;
    remembered: Pick<RememberedClasses, 'of'>;
  }) {
    this.#remembered = options.remembered;
    this.#watched = options.clusters.list().map(cluster => ({
      cluster,
      classes: cluster.watch<ClusterInstanceClass>(
        resourceTypes.clusterInstanceClasses,
        {},
      ),
    }));
  }

  /** All offerings; the key orders them by provider group and class. */
  async list(): Promise<{ key: string; offering: Offering }[]> {
    const joined = new Map<
      string,
      { group: string; classes: [ClassInCluster, ...ClassInCluster[]] }
    >();
    for (const { group, ...said } of await this.#classes()) {
      const key = offeringKey(group, said.class.metadata.name ?? '');
      const offering = joined.get(key);
      if (offering) {
        offering.classes.push(said);
      } else {
        joined.set(key, { group, classes: [said] });
      }
    }
    return [...joined].map(([key, { group, classes }]) => ({
      key,
      offering: offeringFromClasses(group, classes),
    }));
  }

  /** With the schema of its parameters; `undefined` where no cluster of the group is known to have the class. */
  async get(group: string, className: string): Promise<Offering | undefined> {
    const [first, ...others] = (await this.#classes(className)).filter(
      one => one.group === group,
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

  /** In all clusters; with a name, that class. */
  async #classes(
    className?: string,
  ): Promise<(ClassInCluster & { group: string })[]> {
    const found = await Promise.all(
      this.#watched.map(async ({ cluster, classes }) => {
        const all = classes.hasSynced
          ? classes.list()
          : await this.#remembered.of(cluster);
        return all
          .filter(({ metadata: { name } }) => (className ?? name) === name)
          .map(one => ({
            ...classInCluster(cluster, classes, one),
            group: cluster.group,
          }));
      }),
    );
    return found.flat();
  }
}

/** No class name holds a slash, so two offerings never share a key. */
function offeringKey(group: string, className: string): string {
  return `${group}/${className}`;
}

function classInCluster(
  cluster: ServicesToolkitCluster,
  classes: ClusterWatch<ClusterInstanceClass>,
  one: ClusterInstanceClass,
): ClassInCluster {
  return {
    cluster: cluster.name,
    clusterTitle: cluster.title,
    stale: !cluster.status().reachable || classes.state.kind !== 'synced',
    class: one,
  };
}
