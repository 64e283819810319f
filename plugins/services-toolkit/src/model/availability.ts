import type {
  ClaimableInstances,
  OfferingCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What a claim on a pool can count on. */
export type Availability =
  | { state: 'free'; number: number; mayBeMore: boolean }
  /** The claim would wait; `waiting` others do so already, 0 also where that is not known. */
  | { state: 'exhausted'; waiting: number }
  | { state: 'unknown' };

/**
 * The cluster's own answer to what is free for a namespace counts. Where it gives none, a pool that claims wait for is
 * taken for exhausted.
 */
export function availabilityOf(
  cluster: Pick<OfferingCluster, 'waiting'> | undefined,
  claimable: ClaimableInstances | undefined,
): Availability {
  const waiting = cluster?.waiting ?? 0;
  if (claimable && claimable.instances.length > 0) {
    const { instances, mayBeMore } = claimable;
    return { state: 'free', number: instances.length, mayBeMore };
  }
  return claimable || waiting > 0
    ? { state: 'exhausted', waiting }
    : { state: 'unknown' };
}
