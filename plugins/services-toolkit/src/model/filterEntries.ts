import { compactNeed } from './Need';
import type { Need } from './Need';
import type { ServicesEntry } from './ServicesEntry';
import { categoryOf } from './categories';
import { canBeHadNow } from './offeringReadiness';
import { canBeClaimedNow } from './planState';
import { textOfEntry } from './textOfEntry';
import { wordsOf } from './wordsOf';

/** What narrows down the list of services; what is `undefined` or empty narrows nothing. */
export interface ServicesFilters {
  /** Words, each of which must be found somewhere in the entry. */
  query?: string;
  category?: string;
  type?: string;
  provider?: string;
  protocol?: string;
  owner?: string;
  cluster?: string;
  /** Names of capabilities, all of which it must have. */
  capabilities?: readonly string[];
  /** Names of guarantees, all of which must be kept. */
  guarantees?: readonly string[];
  /** Only what can be had at once in at least one cluster. */
  readyNow?: boolean;
  /** Only what the person may claim, as far as is known. */
  claimable?: boolean;
}

export function filterEntries(
  entries: readonly ServicesEntry[],
  filters: ServicesFilters,
): ServicesEntry[] {
  const words = wordsOf(filters.query ?? '');
  return entries.filter(
    entry =>
      words.every(word => textOfEntry(entry).includes(word)) &&
      (!filters.category || categoryOf(entry) === filters.category) &&
      (!filters.owner || ownerOf(entry) === filters.owner) &&
      matchesIdentity(entry, filters) &&
      matchesClusters(entry, filters),
  );
}

/** What of the filters a claim can ask for. */
export function needOf({
  type,
  provider,
  protocol,
  capabilities = [],
  guarantees = [],
}: ServicesFilters): Need {
  return compactNeed({
    ...{ type, provider, protocol },
    capabilities: [...capabilities],
    guarantees: [...guarantees],
  });
}

export function ownerOf(entry: ServicesEntry): string | undefined {
  return entry.kind === 'class' ? entry.offering.owner : entry.service.owner;
}

/** A class says nothing of these. */
function matchesIdentity(
  entry: ServicesEntry,
  { type, provider, protocol }: ServicesFilters,
): boolean {
  if (entry.kind === 'class') {
    return !type && !provider && !protocol;
  }
  const { service } = entry;
  return (
    (!type || service.type === type) &&
    (!protocol || service.protocol === protocol) &&
    (!provider || service.provider?.name === provider)
  );
}

/** What is asked of a cluster has to be true in one and the same of them. */
function matchesClusters(
  entry: ServicesEntry,
  { cluster, capabilities = [], guarantees = [], readyNow }: ServicesFilters,
): boolean {
  if (entry.kind === 'class') {
    return (
      capabilities.length + guarantees.length === 0 &&
      ((!cluster && !readyNow) ||
        entry.offering.clusters.some(
          one =>
            (!cluster || one.name === cluster) &&
            (!readyNow || canBeHadNow(one)),
        ))
    );
  }
  const isNarrowed =
    cluster || readyNow || capabilities.length + guarantees.length > 0;
  return (
    !isNarrowed ||
    entry.service.clusters.some(
      one =>
        (!cluster || one.name === cluster) &&
        hasAll(one.capabilities, capabilities) &&
        hasAll(one.guarantees, guarantees) &&
        (!readyNow ||
          one.plans.some(plan => canBeClaimedNow({ cluster: one, plan }))),
    )
  );
}

function hasAll(
  those: readonly { name: string }[],
  wanted: readonly string[],
): boolean {
  return wanted.every(one => those.some(({ name }) => name === one));
}
