import type {
  Offering,
  OfferingCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** How ready an offering is, over all clusters that have it. */
export interface OfferingReadiness {
  /** `exhausted`: it works everywhere, and has no free instance anywhere. */
  state: 'ready' | 'partly' | 'exhausted' | 'notReady' | 'unknown';
  /** How many clusters say it is ready. */
  ready: number;
  /** How many clusters have it. */
  total: number;
  /** How many claims wait for a free instance. */
  waiting: number;
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
  const waiting = clusters
    .map(cluster => cluster.waiting ?? 0)
    .reduce((sum, one) => sum + one, 0);
  const counts = { ready, total, waiting };
  if (ready > 0 && !clusters.some(canBeHadNow)) {
    return { state: 'exhausted', ...counts };
  }
  if (total > 0 && ready === total) {
    return { state: 'ready', ...counts };
  }
  if (ready > 0) {
    return { state: 'partly', ...counts, because };
  }
  const state = because?.ready === 'False' ? 'notReady' : 'unknown';
  return { state, ...counts, because };
}

/** Whether a claim there need not wait, as far as is known. A pool that claims wait for has nothing free. */
export function canBeHadNow(cluster: OfferingCluster): boolean {
  return isReady(cluster) && !cluster.waiting;
}

/** What a cluster said last does not count while it does not answer. */
function isReady(cluster: OfferingCluster): boolean {
  return cluster.ready === 'True' && !cluster.stale;
}
