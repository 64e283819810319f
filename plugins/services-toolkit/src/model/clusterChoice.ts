import type { OfferingCluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Whether a claim can be made in a cluster just now, and if not, why. */
export type ClusterChoice =
  | { open: true }
  | { open: false; why: 'notReady' | 'away'; detail?: string };

/** `Unknown` stays open: nobody has looked yet, and a claim waits if it must. */
export function clusterChoice(cluster: OfferingCluster): ClusterChoice {
  if (cluster.stale) {
    return { open: false, why: 'away' };
  }
  if (cluster.ready === 'False') {
    return {
      open: false,
      why: 'notReady',
      detail: cluster.message ?? cluster.reason,
    };
  }
  return { open: true };
}
