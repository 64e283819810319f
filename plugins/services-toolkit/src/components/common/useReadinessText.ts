import { useCallback } from 'react';
import { useTexts } from '../../hooks/useTexts';
import type { CountedCluster } from '../../model/freeInstances';
import { useFreeText } from './useFreeText';

const words = {
  True: 'readiness.ready',
  False: 'readiness.notReady',
  Unknown: 'readiness.unknown',
} as const;

/** What a cluster says of an offering: in a word, why, and both together. */
export function useReadinessText() {
  const t = useTexts();
  const freeText = useFreeText();
  return useCallback(
    (cluster: CountedCluster) => {
      const short = cluster.stale
        ? t('readiness.away')
        : t(words[cluster.ready]);
      const why =
        cluster.ready === 'True'
          ? freeText(cluster)
          : cluster.message ?? cluster.reason;
      return {
        short,
        why:
          why ??
          (cluster.ready === 'False' ? t('readiness.noReason') : undefined),
        long: why ? `${short}. ${why}` : short,
      };
    },
    [t, freeText],
  );
}
