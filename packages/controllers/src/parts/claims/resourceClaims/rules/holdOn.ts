import type { ClaimLease } from '@services-toolkit/claims';
import type { ResourceClaim } from '@services-toolkit/kubernetes-api';
import type { ResourceClaimObservation } from '../ResourceClaimObservation';

/** Who holds the target of a claim. */
export type Hold =
  | { kind: 'ours'; lease: ClaimLease }
  | { kind: 'others'; lease: ClaimLease }
  /** `stale` is a Lease on another object that once had this name: whoever replaces it first holds. */
  | { kind: 'nobody'; stale?: ClaimLease };

/**
 * 1. A Lease whose holder has the claim's UID: the claim holds, also when the instance is gone.
 * 2. A Lease of another holder on this very instance (by UID), or on one that cannot be looked at: the other holds.
 * 3. A Lease of another holder on an instance that is gone, while one of the same name exists: nobody holds that one.
 */
export function holdOn({
  claim,
  lease,
  resource,
}: Pick<ResourceClaimObservation, 'claim' | 'lease' | 'resource'>): Hold {
  if (!lease) {
    return { kind: 'nobody' };
  }
  if (lease.holder.uid === claim.metadata.uid) {
    return { kind: 'ours', lease };
  }
  return resource.kind === 'found' && resource.value.uid !== lease.resourceUid
    ? { kind: 'nobody', stale: lease }
    : { kind: 'others', lease };
}

/** Which claim holds: its name is only for readers of its own namespace. */
export function describeHolder(
  { holder }: ClaimLease,
  claim: ResourceClaim,
): string {
  const who =
    holder.namespace === claim.metadata.namespace
      ? `ResourceClaim "${holder.name}"`
      : 'A claim in another namespace';
  return `${who} holds this resource. The claim continues automatically when it is released; or claim another one`;
}
