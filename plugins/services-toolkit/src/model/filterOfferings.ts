import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { canBeHadNow } from './offeringReadiness';
import { searchWords } from './searchWords';
import { serviceKind } from './serviceKind';
import { wordsOf } from './wordsOf';

/** What narrows down the list of services; what is `undefined` narrows nothing. */
export interface OfferingFilters {
  /** Words, each of which must be found somewhere in the offering. */
  query?: string;
  kind?: string;
  cluster?: string;
  owner?: string;
  /** Only what can be had at once in at least one cluster. */
  readyNow?: boolean;
}

export function filterOfferings(
  offerings: readonly Offering[],
  filters: OfferingFilters,
): Offering[] {
  const words = wordsOf(filters.query ?? '');
  return offerings.filter(
    offering =>
      matchesWords(offering, words) &&
      (!filters.kind || serviceKind(offering) === filters.kind) &&
      (!filters.owner || offering.owner === filters.owner) &&
      matchesClusters(offering, filters),
  );
}

/** "Ready now" together with a cluster means: ready there. */
function matchesClusters(
  offering: Offering,
  { cluster, readyNow }: OfferingFilters,
): boolean {
  if (!cluster && !readyNow) {
    return true;
  }
  return offering.clusters.some(
    candidate =>
      (!cluster || candidate.name === cluster) &&
      (!readyNow || canBeHadNow(candidate)),
  );
}

function matchesWords(offering: Offering, words: readonly string[]): boolean {
  return words.every(word => textOf(offering).includes(word));
}

/** Of a thousand offerings it is not put together for each letter that somebody types. */
const texts = new WeakMap<Offering, string>();

function textOf(offering: Offering): string {
  const known = texts.get(offering);
  if (known !== undefined) {
    return known;
  }
  const text = [
    offering.title,
    offering.class,
    offering.description,
    offering.owner,
    offering.instanceType?.kind,
    ...searchWords(offering),
    ...offering.clusters.flatMap(({ name, title }) => [name, title]),
  ]
    .join(' ')
    .toLocaleLowerCase('en-US');
  texts.set(offering, text);
  return text;
}
