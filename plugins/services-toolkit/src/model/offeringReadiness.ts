import type {
  Offering,
  OfferingCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** How ready an offering is, over all clusters that have it. */
export interface OfferingReadiness {
  state: 'ready' | 'partly' | 'notReady' | 'unknown';
  /** How many clusters say it is ready. */
  ready: number;
  /** How many clusters have it. */
  total: number;
  /** The first cluster where it is not ready, if there is one: it says why. */
  because?: OfferingCluster;
}

export function offeringReadiness(
  offering: Pick<Offering, 'clusters'>,
): OfferingReadiness {
  const { clusters } = offering;
  const ready = clusters.filter(isReady).length;
  const because =
    clusters.find(cluster => cluster.ready === 'False') ??
    clusters.find(cluster => !isReady(cluster));
  const total = clusters.length;
  if (total > 0 && ready === total) {
    return { state: 'ready', ready, total };
  }
  if (ready > 0) {
    return { state: 'partly', ready, total, because };
  }
  const state = because?.ready === 'False' ? 'notReady' : 'unknown';
  return { state, ready, total, because };
}

/** What a cluster said last does not count while it does not answer. */
function isReady(cluster: OfferingCluster): boolean {
  return cluster.ready === 'True' && !cluster.stale;
}
