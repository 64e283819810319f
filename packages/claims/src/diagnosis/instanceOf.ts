import type {
  ClassClaim,
  ObjectReference,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';

/**
 * What a claim gets: what was made for it, else what it holds, else what it is about to hold. For an XR with a connection
 * Secret that is the XR, although the claim holds the Secret.
 *
 * @param resourceClaim - the one that a ClassClaim fulfils itself through
 * @public
 */
export function instanceOf(
  claim: ClassClaim | ResourceClaim,
  resourceClaim?: ResourceClaim,
): ObjectReference | undefined {
  if (claim.kind === 'ResourceClaim') {
    return claim.status?.claimedResourceRef ?? claim.spec?.ref;
  }
  return (
    claim.status?.provisionedResourceRef ??
    claim.status?.resourceRef ??
    resourceClaim?.spec?.ref
  );
}
