import { useCallback } from 'react';
import type { LackingPlan } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';

/** As the claim API tells it, and as the rules of this package do. */
type Lack = LackingPlan['lacks'][number];

/**
 * What a plan lacks of what is needed, in words.
 *
 * @param titleOf - how guarantees and capabilities are called
 */
export function useLackText(titleOf: (name: string) => string) {
  const t = useTexts();
  return useCallback(
    ({ wanted = '', ...lack }: Lack): string => {
      switch (lack.kind) {
        case 'capability':
        case 'guarantee': {
          const words = { wanted: titleOf(wanted) };
          return lack.message
            ? t(`need.lack.${lack.kind}Because`, {
                ...words,
                reason: lack.message,
              })
            : t(`need.lack.${lack.kind}`, words);
        }
        case 'notReady':
          return t('need.lack.notReady', {
            reason: lack.message ?? t('readiness.noReason'),
          });
        case 'noneFree':
        case 'notAllowed':
          return t(`need.lack.${lack.kind}`);
        case 'label':
          return t('need.lack.label', { wanted });
        default:
          return lack.has === undefined
            ? t(`need.lack.no.${lack.kind}`, { wanted })
            : t(`need.lack.other.${lack.kind}`, {
                wanted,
                has: lack.has,
              });
      }
    },
    [t, titleOf],
  );
}
