import { useCallback } from 'react';
import type { FreeInstances } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { knownFree } from '../../model/freeInstances';

/** How many instances are free, and how many claims wait; `undefined` where there is nothing to say. */
export function useFreeText() {
  const t = useTexts();
  return useCallback(
    (counted: { free?: FreeInstances; waiting?: number }) => {
      const free = knownFree(counted.free);
      const { waiting } = counted;
      if (!free) {
        return waiting ? t('readiness.waiting', { count: waiting }) : undefined;
      }
      const told = t(
        free.mayBeMore ? 'readiness.freeOrMore' : 'readiness.free',
        {
          number: String(free.number),
        },
      );
      return waiting
        ? t('readiness.freeWaiting', {
            free: told,
            waiting: String(waiting),
          })
        : told;
    },
    [t],
  );
}
