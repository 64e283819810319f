import { useCallback } from 'react';
import { useTexts } from '../../hooks/useTexts';
import type {
  CapabilityStatement,
  GuaranteeStatement,
} from '../../model/statementsOf';

type Place = (GuaranteeStatement | CapabilityStatement)['places'][number];

/** Whether a cluster keeps what a service says, in words, and if not, why not. */
export function useFindingText() {
  const t = useTexts();
  return useCallback(
    (
      { cluster: { name, title, stale }, finding }: Place,
      kind: 'guarantee' | 'capability' = 'guarantee',
    ): string => {
      const cluster = title ?? name;
      if (stale) {
        return t('finding.away', { cluster });
      }
      if (finding.met === 'True') {
        return t(`finding.true.${kind}`, { cluster });
      }
      return finding.message
        ? t(`finding.${finding.met}Because`, {
            cluster,
            reason: finding.message.replace(/\.$/, ''),
          })
        : t(
            finding.code === 'notJudgedYet'
              ? 'finding.notJudgedYet'
              : `finding.${finding.met}`,
            { cluster },
          );
    },
    [t],
  );
}
