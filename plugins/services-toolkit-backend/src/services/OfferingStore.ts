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

/** What can be claimed, from the shared watches on the classes of all clusters. */
export class OfferingStore {
  readonly #watched: {
    cluster: ServicesToolkitCluster;
    classes: ClusterWatch<ClusterInstanceClass>;
  }[];

  constructor(clusters: ServicesToolkitClusters) {
    this.#watched = clusters.list().map(cluster => ({
      cluster,
      classes: cluster.watch<ClusterInstanceClass>(
        resourceTypes.clusterInstanceClasses,
        {},
      ),
    }));
  }

  /** All offerings; the key orders them by provider group and class. */
  list(): { key: string; offering: Offering }[] {
    const joined = new Map<
      string,
      { group: string; classes: [ClassInCluster, ...ClassInCluster[]] }
    >();
    for (const { cluster, classes } of this.#watched) {
      for (const one of classes.list()) {
        const key = offeringKey(cluster.group, one.metadata.name ?? '');
        const said = classInCluster(cluster, classes, one);
        const offering = joined.get(key);
        if (offering) {
          offering.classes.push(said);
        } else {
          joined.set(key, { group: cluster.group, classes: [said] });
        }
      }
    }
    return [...joined].map(([key, { group, classes }]) => ({
      key,
      offering: offeringFromClasses(group, classes),
    }));
  }

  /** With the schema of its parameters; `undefined` where no cluster of the group is known to have the class. */
  get(group: string, className: string): Offering | undefined {
    const [first, ...others] = this.#watched.flatMap(({ cluster, classes }) => {
      const one = cluster.group === group ? classes.get(className) : undefined;
      return one ? [classInCluster(cluster, classes, one)] : [];
    });
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
    stale: !cluster.status().reachable || classes.state.kind === 'failing',
    class: one,
  };
}
