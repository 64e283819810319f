import {
  finalizers,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';

/** The finalizers that keep a claim until its copied Secret and its Lease are gone. */
export const ourFinalizers: readonly string[] = [
  finalizers.resourceClaim,
  finalizers.resourceClaimLease,
];

export function hasOurFinalizers(claim: ResourceClaim): boolean {
  return ourFinalizers.every(one => claim.metadata.finalizers?.includes(one));
}
