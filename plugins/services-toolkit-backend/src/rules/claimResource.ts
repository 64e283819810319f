import { resolvedClassName } from '@services-toolkit/claims';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ClaimResource } from '../permissions/claimPermissionResourceRef';
import { requesterOf } from './requesterOf';

/** What permission rules see of a claim. */
export function claimResource(
  cluster: string,
  claim: ClassClaim | ResourceClaim,
): ClaimResource {
  const { metadata } = claim;
  return {
    cluster,
    namespace: metadata.namespace ?? '',
    name: metadata.name ?? '',
    class: claim.kind === 'ClassClaim' ? resolvedClassName(claim) : undefined,
    requestedBy: requesterOf(claim),
  };
}
