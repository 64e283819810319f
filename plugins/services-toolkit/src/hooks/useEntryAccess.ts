import { useMemo } from 'react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { offeringKey } from '../model/offeringKey';
import { offeringsOf } from '../model/ServicesEntry';
import type { ServicesEntry } from '../model/ServicesEntry';
import type { Access } from './useAccess';
import type { useClaimTargets } from './useClaimTargets';
import { useOfferingAccess } from './useOfferingAccess';

/** Whether one may claim entries, by their key: of a service at least one plan. */
export function useEntryAccess(
  entries: readonly ServicesEntry[],
  targets: ReturnType<typeof useClaimTargets>,
): Readonly<Record<string, Access>> {
  const offerings = useMemo(() => entries.flatMap(offeringsOf), [entries]);
  const access = useOfferingAccess(offerings, targets);
  return useMemo(
    () =>
      Object.fromEntries(
        entries.flatMap(entry => {
          const best = bestOf(offeringsOf(entry), access);
          return best ? [[entry.key, best]] : [];
        }),
      ),
    [entries, access],
  );
}

const goodness = ['allowed', 'checking', 'unknown', 'denied'] as const;

/** What one may do at best. */
export function bestOf(
  offerings: readonly Offering[],
  access: Readonly<Record<string, Access>>,
): Access | undefined {
  return offerings
    .flatMap(offering => access[offeringKey(offering)] ?? [])
    .sort((a, b) => goodness.indexOf(a.state) - goodness.indexOf(b.state))[0];
}
