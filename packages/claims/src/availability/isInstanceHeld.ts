import type { ResourceClaim } from '@services-toolkit/kubernetes-api';
import type { ClaimLease, Lease } from './ClaimLease';
import type { ClaimableResource } from './ClaimableResource';
import type { leaseIndexers } from './claimIndexers';
import { occupies } from './occupies';
import { parseClaimLease } from './parseClaimLease';
import { identityKey } from './resourceIdentity';

/**
 * Whether somebody holds an instance, or is about to. Instances are told apart by their UIDs: a claim that holds one which
 * is gone does not hold the one that was made again under its name.
 *
 * @param uid - the instance's
 * @param facts - `claims` are those about an instance of this name; `leasesOn` and `leasesOf` the Leases on an instance and
 *   those of a claim, by their UIDs
 * @public
 */
export function isInstanceHeld(
  uid: string,
  facts: {
    leasesOn(instanceUid: string): readonly ClaimLease[];
    leasesOf(claimUid: string): readonly ClaimLease[];
    claims: readonly ResourceClaim[];
  },
): boolean {
  return (
    facts.leasesOn(uid).length > 0 ||
    facts.claims.some(claim => {
      const leases = facts.leasesOf(claim.metadata.uid ?? '');
      const holdsAnother =
        leases.length > 0 && leases.every(lease => lease.resourceUid !== uid);
      return occupies(claim) && !holdsAnother;
    })
  );
}

/** Leases and ResourceClaims that are looked up by {@link leaseIndexers} and `claimedKeys`. @public */
export interface ClaimsInSight {
  leases: {
    byIndex(index: keyof typeof leaseIndexers, value: string): readonly Lease[];
  };
  resourceClaims: {
    byIndex(index: 'resource', value: string): readonly ResourceClaim[];
  };
}

/**
 * The same of a resource, by what a cache knows of all claims.
 *
 * @public
 */
export function isHeldBySomebody(
  { identity, uid }: Pick<ClaimableResource, 'identity' | 'uid'>,
  { leases, resourceClaims }: ClaimsInSight,
): boolean {
  const parsed = (index: keyof typeof leaseIndexers, value: string) =>
    leases.byIndex(index, value).flatMap(one => parseClaimLease(one) ?? []);
  return isInstanceHeld(uid, {
    leasesOn: instance => parsed('resourceUid', instance),
    leasesOf: claim => parsed('holder', claim),
    claims: resourceClaims.byIndex('resource', identityKey(identity)),
  });
}
