import { identityKey, identityOf } from '@services-toolkit/claims';
import {
  getCondition,
  type ClassClaim,
  type ObjectReference,
  type ResourceClaim,
  type ResourceClaimReason,
} from '@services-toolkit/kubernetes-api';

/**
 * Whether the ResourceClaim that says it is a claim's own refers to what this claim was to get. Whoever may write ResourceClaims
 * in the namespace could have made it, in the claim's name, on something else.
 */
export type ChildOrigin = 'own' | 'foreign' | 'unknown';

/** How far the look-up for an instance is. */
export type Lookup =
  /** It has succeeded, for good. */
  | {
      kind: 'bound';
      ref: ObjectReference;
      resourceClaim: ResourceClaim | undefined;
    }
  /** A ResourceClaim is trying, or on its way out; or it cannot be told yet whether it is the claim's. */
  | { kind: 'pending' }
  /** It was tried, and cannot be had: another one is looked for. */
  | { kind: 'lost'; resourceClaim: ResourceClaim }
  /** It has the place of the claim's own, and refers to something else. */
  | { kind: 'foreign'; resourceClaim: ResourceClaim }
  /** Something is in the way that another instance would not get around. */
  | { kind: 'blocked'; resourceClaim: ResourceClaim }
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
export function lookupOf(
  claim: ClassClaim,
  resourceClaim: ResourceClaim | undefined,
  origin: ChildOrigin,
  isMade: boolean,
): Lookup {
  const settledOn = claim.status?.resourceRef;
  if (!resourceClaim) {
    return settledOn
      ? { kind: 'bound', ref: settledOn, resourceClaim }
      : { kind: 'open' };
  }
  const { metadata, spec, status } = resourceClaim;
  const isLeaving = metadata.deletionTimestamp !== undefined;
  if (settledOn) {
    const itsRef = status?.claimedResourceRef ?? spec.ref;
    if (isSame(claim, itsRef, settledOn)) {
      return { kind: 'bound', ref: settledOn, resourceClaim };
    }
    return isLeaving ? { kind: 'pending' } : { kind: 'foreign', resourceClaim };
  }
  if (origin !== 'own') {
    // Its name is free again when it is gone, and the deletion wakes us.
    return origin === 'unknown' || isLeaving
      ? { kind: 'pending' }
      : { kind: 'foreign', resourceClaim };
  }
  if (status?.claimedResourceRef) {
    return { kind: 'bound', ref: status.claimedResourceRef, resourceClaim };
  }
  if (
    isLeaving ||
    !status ||
    status.observedGeneration !== metadata.generation
  ) {
    return { kind: 'pending' };
  }
  const reason = getCondition(status.conditions, 'Ready')?.reason;
  return (isMade ? lostOfOwn : lostInPool).some(one => one === reason)
    ? { kind: 'lost', resourceClaim }
    : { kind: 'blocked', resourceClaim };
}

function isSame(
  { metadata }: ClassClaim,
  one: ObjectReference,
  other: ObjectReference,
): boolean {
  const keyOf = (ref: ObjectReference) =>
    identityKey(identityOf(ref, metadata.namespace ?? ''));
  return keyOf(one) === keyOf(other);
}
