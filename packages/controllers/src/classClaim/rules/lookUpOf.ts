import {
  getCondition,
  type ClassClaim,
  type ObjectReference,
  type ResourceClaim,
  type ResourceClaimReason,
} from '@services-toolkit/kubernetes-api';

/** How far the look-up for an instance is. */
export type LookUp =
  /** It has succeeded, for good. */
  | {
      kind: 'settled';
      ref: ObjectReference;
      resourceClaim: ResourceClaim | undefined;
    }
  /** A ResourceClaim is trying, or on its way out. */
  | { kind: 'underWay' }
  /** It was tried, and cannot be had: another one is looked for. */
  | { kind: 'lost'; resourceClaim: ResourceClaim }
  /** Something is in the way that another instance would not get around. */
  | { kind: 'hindered'; resourceClaim: ResourceClaim }
  | { kind: 'open' };

/** What can be wrong with just this instance of a pool. */
const lostInPool: readonly (ResourceClaimReason | undefined)[] = [
  'ResourceAlreadyClaimed',
  'ResourceNotFound',
  'NoMatchingResourceClaimPolicy',
  'ResourceNonBindable',
];

/** What can be wrong with the credentials of an instance that was made for the claim: it may have got others since. */
const lostOfOwn: typeof lostInPool = [
  'ResourceNotFound',
  'ResourceNonBindable',
];

/**
 * The look-up succeeds once: with the Lease of its ResourceClaim (which says so in `status.claimedResourceRef`), or when
 * the claim's own status says that it did.
 */
export function lookUpOf(
  claim: ClassClaim,
  resourceClaim: ResourceClaim | undefined,
  isMade: boolean,
): LookUp {
  const ref =
    claim.status?.resourceRef ?? resourceClaim?.status?.claimedResourceRef;
  if (ref) {
    return { kind: 'settled', ref, resourceClaim };
  }
  if (!resourceClaim) {
    return { kind: 'open' };
  }
  if (resourceClaim.metadata.deletionTimestamp !== undefined) {
    // Its name is free again when it is gone, and the deletion wakes us.
    return { kind: 'underWay' };
  }
  const { metadata, status } = resourceClaim;
  if (!status || status.observedGeneration !== metadata.generation) {
    return { kind: 'underWay' };
  }
  const reason = getCondition(status.conditions, 'Ready')?.reason;
  return (isMade ? lostOfOwn : lostInPool).some(one => one === reason)
    ? { kind: 'lost', resourceClaim }
    : { kind: 'hindered', resourceClaim };
}
