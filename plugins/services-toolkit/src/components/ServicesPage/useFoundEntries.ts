import { useMemo } from 'react';
import type { Access } from '../../hooks/useAccess';
import type { useClaimTargets } from '../../hooks/useClaimTargets';
import { useDebounced } from '../../hooks/useDebounced';
import { useEntryAccess } from '../../hooks/useEntryAccess';
import { claimableFirst } from '../../model/claimableFirst';
import { filterEntries } from '../../model/filterEntries';
import type { ServicesFilters } from '../../model/filterEntries';
import type { ServicesEntry } from '../../model/ServicesEntry';

/** So many are put in order by what one may do: asking about a thousand would take longer than reading the first ones. */
const RANKED = 48;

/** So long a person may be typing before it is asked what they may do with what they find. */
const TYPING_MS = 300;

/** What matches the filters, in the order in which it is shown: what one can claim comes first. */
export function useFoundEntries(
  entries: readonly ServicesEntry[],
  filters: ServicesFilters,
  targets: ReturnType<typeof useClaimTargets>,
): {
  ordered: ServicesEntry[];
  /** So many of the first can be claimed, as far as is known. */
  claimable: number;
  access: Readonly<Record<string, Access>>;
} {
  const { claimable: onlyClaimable } = filters;
  const matching = useMemo(
    () => filterEntries(entries, filters),
    [entries, filters],
  );
  const settled = useDebounced(matching, TYPING_MS);
  const asked = useMemo(
    () => (onlyClaimable ? settled : settled.slice(0, RANKED)),
    [settled, onlyClaimable],
  );
  const access = useEntryAccess(asked, targets);
  // Each answer makes a new object; the order is another one only where another answer is.
  const denied = Object.keys(access)
    .filter(key => access[key]?.state === 'denied')
    .join('\n');
  const { first, rest } = useMemo(() => {
    const keys = new Set(denied.split('\n'));
    const isDenied = ({ key }: ServicesEntry) => keys.has(key);
    const { claimable, others } = claimableFirst(matching, isDenied);
    return { first: claimable, rest: onlyClaimable ? [] : others };
  }, [matching, denied, onlyClaimable]);
  const ordered = useMemo(() => [...first, ...rest], [first, rest]);
  return { ordered, claimable: first.length, access };
}

/** Of what was not asked about before it was put in order. */
export function useOtherAccess(
  shown: readonly ServicesEntry[],
  access: Readonly<Record<string, Access>>,
  targets: ReturnType<typeof useClaimTargets>,
): Readonly<Record<string, Access>> {
  const missing = shown
    .filter(({ key }) => !access[key])
    .map(({ key }) => key)
    .join('\n');
  const others = useMemo(() => {
    const keys = new Set(missing.split('\n'));
    return shown.filter(({ key }) => keys.has(key));
  }, [shown, missing]);
  const settled = useDebounced(others, TYPING_MS);
  return { ...access, ...useEntryAccess(settled, targets) };
}
