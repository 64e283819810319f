import type {
  FreeInstances,
  FreeInstancesRequest,
  Offering,
  OfferingCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { clusterChoice } from './clusterChoice';

/** So many namespaces are asked about at most, as the claim API takes them. */
const MAX_NAMESPACES = 5;

/** How many instances of one offering are free, by the name of the cluster. One that tells nothing is left out. */
export type FreeByCluster = Readonly<Record<string, FreeInstances>>;

/** What a cluster says of an offering, with what is free there for the person, as far as that is known. */
export interface CountedCluster extends OfferingCluster {
  free?: FreeInstances;
}

export type CountedOffering = Offering & { clusters: CountedCluster[] };

/** What has to be asked to know how many instances are free for claims in the namespaces. */
export function freeInstancesQuestions(
  { group, class: className, kind, clusters }: Offering,
  namespaces: readonly string[],
): FreeInstancesRequest[] {
  return kind === 'pool' && namespaces.length > 0
    ? clusters
        .filter(cluster => clusterChoice(cluster).open)
        .map(({ name }) => ({
          group,
          class: className,
          cluster: name,
          namespaces: namespaces.slice(0, MAX_NAMESPACES),
        }))
    : [];
}

/** Of more namespaces than were asked about there may be more. */
export function coversAll(namespaces: readonly string[]): boolean {
  return namespaces.length <= MAX_NAMESPACES;
}

export function withFreeInstances(
  offering: Offering,
  free: FreeByCluster = {},
): CountedOffering {
  return {
    ...offering,
    clusters: offering.clusters.map(cluster => ({
      ...cluster,
      free: Object.hasOwn(free, cluster.name) ? free[cluster.name] : undefined,
    })),
  };
}

/** Those of several clusters together, as far as they tell; `undefined` where that says nothing. */
export function sumOfFree(
  clusters: readonly CountedCluster[],
): FreeInstances | undefined {
  const told = clusters.flatMap(({ free }) => free ?? []);
  return knownFree({
    number: told.reduce((sum, { number }) => sum + number, 0),
    mayBeMore:
      told.length < clusters.length || told.some(({ mayBeMore }) => mayBeMore),
  });
}

/** "At least none" says nothing. */
export function knownFree(
  free: FreeInstances | undefined,
): FreeInstances | undefined {
  return free && (free.number > 0 || !free.mayBeMore) ? free : undefined;
}
