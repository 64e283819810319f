import { useCallback } from 'react';
import type { OfferingCluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';

const words = {
  True: 'readiness.ready',
  False: 'readiness.notReady',
  Unknown: 'readiness.unknown',
} as const;

/** What a cluster says of an offering: in a word, why, and both together. */
export function useReadinessText() {
  const t = useTexts();
  return useCallback(
    (cluster: OfferingCluster) => {
      const short = cluster.stale
        ? t('readiness.away')
        : t(words[cluster.ready]);
      const waiting = cluster.waiting
        ? t('readiness.waiting', { count: cluster.waiting })
        : undefined;
      const why =
        cluster.ready === 'True' ? waiting : cluster.message ?? cluster.reason;
      return {
        short,
        why:
          why ??
          (cluster.ready === 'False' ? t('readiness.noReason') : undefined),
        long: why ? `${short}. ${why}` : short,
      };
    },
    [t],
  );
}
