import { useCallback } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { describeError } from '../../model/describeError';

/** What to do about a claim that was refused. */
export function useClaimHint() {
  const t = useTexts();
  return useCallback(
    (error: unknown) => {
      switch (describeError(error).status) {
        case 404:
          return t('dialog.hint.gone');
        case 400:
          return t('dialog.hint.invalid');
        case 403:
          return t('dialog.hint.forbidden');
        case 409:
          return t('dialog.hint.taken');
        case 503:
          return t('dialog.hint.away');
        default:
          return t('dialog.hint.other');
      }
    },
    [t],
  );
}
