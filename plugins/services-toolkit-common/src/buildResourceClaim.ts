import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ResourceClaim } from '@services-toolkit/kubernetes-api';
import type { ResourceClaimRequest } from './api';
import { claimMetadata } from './claimMetadata';
import type { ClaimedFor } from './claimMetadata';

/**
 * The ResourceClaim that a request asks for. The portal creates it, and writes it into files, exactly so.
 *
 * @public
 */
export function buildResourceClaim(
  request: Omit<ResourceClaimRequest, 'cluster' | 'entityRef'>,
  entity?: ClaimedFor,
): ResourceClaim {
  const { group, version, kind } = resourceTypes.resourceClaims;
  return {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: claimMetadata(request, entity),
    spec: { ref: request.resource },
  };
}
