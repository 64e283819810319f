import type { ResourceClaim } from '../generated/ResourceClaim';
import type { ClaimLease } from './ClaimLease';

/**
 * Whether a ResourceClaim holds its resource, or may be about to: until it has said otherwise in a status, a claim that
 * was just made is taken for one that will get its Lease.
 *
 * @public
 */
export function occupies({ metadata, status }: ResourceClaim): boolean {
  return (
    status?.claimedResourceRef !== undefined ||
    (metadata.deletionTimestamp === undefined &&
      status?.observedGeneration !== metadata.generation)
  );
}

/**
 * Whether it keeps other claims from an instance that has the name of what it is about. The Lease that it has says which
 * object it holds: one that was made again under that name, or that its changed `spec.ref` names, is not that.
 *
 * @param lease - the one that the claim has, wherever that is known
 */
export function occupiesInstance(
  claim: ResourceClaim,
  instanceUid: string,
  lease: Pick<ClaimLease, 'resourceUid'> | undefined,
): boolean {
  return (
    occupies(claim) &&
    (lease === undefined || lease.resourceUid === instanceUid)
  );
}
