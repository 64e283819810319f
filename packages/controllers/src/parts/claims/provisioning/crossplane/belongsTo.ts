import {
  connectionSecretOf,
  type CompositeResource,
} from '@services-toolkit/claims';
import { labels, type ClassClaim } from '@services-toolkit/kubernetes-api';

/**
 * Whether an XR says that it was made for a claim: the one half of the check before it is used or deleted. The other is the claim's
 * `status.provisionedResourceRef`, which only controllers can write; annotations of the claim count for nothing. What the
 * original toolkit made has no label, and is recognised by the Secret that it writes: that is named after the claim's UID.
 */
export function belongsTo(xr: CompositeResource, claim: ClassClaim): boolean {
  const { uid, namespace } = claim.metadata;
  const label = xr.metadata.labels?.[labels.classClaimUid];
  if (label !== undefined) {
    return label === uid;
  }
  const secret = connectionSecretOf(xr);
  return secret?.name === uid && secret?.namespace === namespace;
}
