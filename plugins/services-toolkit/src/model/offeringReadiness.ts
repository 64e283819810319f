import type { FreeInstances } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { knownFree, sumOfFree } from './freeInstances';
import type { CountedCluster } from './freeInstances';

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
  /** How many instances are free for the person where it is ready, as far as that is known. */
  free?: FreeInstances;
  /** The first cluster where it is not ready, if there is one: it says why. */
  because?: CountedCluster;
}

export function offeringReadiness(offering: {
  clusters: readonly CountedCluster[];
}): OfferingReadiness {
  const { clusters } = offering;
  const readyOnes = clusters.filter(isReady);
  const ready = readyOnes.length;
  const because =
    clusters.find(cluster => cluster.ready === 'False') ??
    clusters.find(cluster => !isReady(cluster));
  const total = clusters.length;
  const waiting = clusters
    .map(cluster => cluster.waiting ?? 0)
    .reduce((sum, one) => sum + one, 0);
  const free = sumOfFree(readyOnes);
  const counts = { ready, total, waiting, ...(free && { free }) };
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

/**
 * Whether a claim there need not wait, as far as is known. Where nobody tells what is free, a pool that claims wait for
 * has nothing.
 */
export function canBeHadNow(cluster: CountedCluster): boolean {
  const free = knownFree(cluster.free);
  return isReady(cluster) && (free ? free.number > 0 : !cluster.waiting);
}

/** What a cluster said last does not count while it does not answer. */
function isReady(cluster: CountedCluster): boolean {
  return cluster.ready === 'True' && !cluster.stale;
}
