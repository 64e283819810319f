import type { ResourceClaim } from '@services-toolkit/kubernetes-api';
import type { Lease } from './ClaimLease';
import { parseClaimLease } from './parseClaimLease';
import { referencesOf } from './referencesOf';
import {
  identityKey,
  identityOf,
  type ResourceIdentity,
} from './resourceIdentity';

/** By what Leases are looked up. @public */
export const leaseIndexers = {
  /** By the UID of the ResourceClaim that holds. */
  holder: (lease: Lease): string[] => {
    const holder = parseClaimLease(lease)?.holder.uid;
    return holder === undefined ? [] : [holder];
  },
  /** By the UID of the instance that is held. */
  resourceUid: (lease: Lease): string[] => {
    const uid = parseClaimLease(lease)?.resourceUid;
    return uid === undefined ? [] : [uid];
  },
};

/** What a ResourceClaim wants and what it holds, which mostly is the same. @public */
export function claimedIdentities(claim: ResourceClaim): ResourceIdentity[] {
  const all = referencesOf(claim).map(ref =>
    identityOf(ref, claim.metadata.namespace ?? ''),
  );
  const keys = all.map(identityKey);
  return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** ResourceClaims by the instances that they are about, as `identityKey` names them. @public */
export function claimedKeys(claim: ResourceClaim): string[] {
  return claimedIdentities(claim).map(identityKey);
}
