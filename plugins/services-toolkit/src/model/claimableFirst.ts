import type { ServicesEntry } from './ServicesEntry';
import { clusterChoice } from './clusterChoice';
import { planState } from './planState';

/** What one can claim, and the rest; in each the order stays, but for what is deprecated, which is last. */
export function claimableFirst(
  entries: readonly ServicesEntry[],
  isDenied: (entry: ServicesEntry) => boolean,
): { claimable: ServicesEntry[]; others: ServicesEntry[] } {
  const claimable: ServicesEntry[] = [];
  const others: ServicesEntry[] = [];
  for (const entry of entries) {
    (isDenied(entry) || isNotReady(entry) ? others : claimable).push(entry);
  }
  return {
    claimable: deprecatedLast(claimable),
    others: deprecatedLast(others),
  };
}

function deprecatedLast(entries: ServicesEntry[]): ServicesEntry[] {
  return entries.sort(
    (a, b) => Number(isDeprecated(a)) - Number(isDeprecated(b)),
  );
}

function isDeprecated(entry: ServicesEntry): boolean {
  return entry.kind === 'service' && entry.service.lifecycle === 'deprecated';
}

/** Nobody can claim it anywhere just now. Where nobody knows, one may try. */
function isNotReady(entry: ServicesEntry): boolean {
  if (entry.kind === 'class') {
    return !entry.offering.clusters.some(
      cluster => clusterChoice(cluster).open,
    );
  }
  return entry.plans.every(
    ({ places }) => planState(places).state === 'notReady',
  );
}
