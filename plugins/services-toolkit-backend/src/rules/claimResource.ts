import { resolvedClassName } from '@services-toolkit/claims';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ClaimResource } from '../permissions/claimPermissionResourceRef';
import { requesterOf } from './requesterOf';

/** Of ten thousand claims each page of a list judges most: what is made of one is kept as long as it is. */
const resources = new WeakMap<ClassClaim | ResourceClaim, ClaimResource>();

/** What permission rules see of a claim. */
export function claimResource(
  cluster: string,
  claim: ClassClaim | ResourceClaim,
): ClaimResource {
  const known = resources.get(claim);
  if (known?.cluster === cluster) {
    return known;
  }
  const { metadata } = claim;
  const resource = {
    cluster,
    namespace: metadata.namespace ?? '',
    name: metadata.name ?? '',
    class: claim.kind === 'ClassClaim' ? resolvedClassName(claim) : undefined,
    requestedBy: requesterOf(claim),
  };
  resources.set(claim, resource);
  return resource;
}
