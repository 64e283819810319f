import { useCallback } from 'react';
import type { Lack } from '@services-toolkit/offerings';
import { useTexts } from '../../hooks/useTexts';

/** What a plan lacks of what is needed, in words. */
export function useLackText() {
  const t = useTexts();
  return useCallback(
    (lack: Lack): string => {
      switch (lack.kind) {
        case 'capability':
        case 'guarantee': {
          const words = { wanted: lack.wanted };
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
          return t('need.lack.label', { wanted: lack.wanted });
        default:
          return lack.has === undefined
            ? t(`need.lack.no.${lack.kind}`, { wanted: lack.wanted })
            : t(`need.lack.other.${lack.kind}`, {
                wanted: lack.wanted,
                has: lack.has,
              });
      }
    },
    [t],
  );
}
