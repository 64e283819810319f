import { useCallback } from 'react';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { objectName } from '../model/objectName';
import { useTexts } from './useTexts';

/** What a claim is on, in a few words: its class, the object that it names, or what it needs as long as nothing has it. */
export function useClaimedWhat() {
  const t = useTexts();
  return useCallback(
    ({
      class: className,
      wantedRef,
      classSelector,
    }: Pick<Claim, 'class' | 'classSelector' | 'wantedRef'>) => {
      if (className) {
        return className;
      }
      if (wantedRef) {
        return objectName(wantedRef);
      }
      const what = classSelector?.type ?? classSelector?.protocol;
      return what ? t('claim.byNeedOf', { what }) : t('claim.anyService');
    },
    [t],
  );
}
