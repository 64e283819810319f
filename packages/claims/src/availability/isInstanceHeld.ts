import type { ResourceClaim } from '@services-toolkit/kubernetes-api';
import type { ClaimLease } from './ClaimLease';
import { occupies } from './occupies';

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
