import { useCallback } from 'react';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { objectName } from '../model/objectName';
import { useTexts } from './useTexts';

/** What a claim is on, in a few words: its class, or the object that it names. */
export function useClaimedWhat() {
  const t = useTexts();
  return useCallback(
    ({ class: className, wantedRef }: Pick<Claim, 'class' | 'wantedRef'>) =>
      className ?? (wantedRef ? objectName(wantedRef) : t('claim.anyService')),
    [t],
  );
}
