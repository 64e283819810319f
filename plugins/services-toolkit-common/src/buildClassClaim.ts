import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import type { ClaimRequest, NeedClaimRequest } from './api';
import { claimMetadata } from './claimMetadata';
import type { ClaimedFor } from './claimMetadata';

/**
 * The ClassClaim that a request asks for. The portal creates it, and writes it into files, exactly so.
 *
 * @public
 */
export function buildClassClaim(
  request:
    | Omit<ClaimRequest, 'cluster' | 'entityRef'>
    | Omit<NeedClaimRequest, 'cluster' | 'entityRef'>,
  entity?: ClaimedFor,
): ClassClaim {
  const { group, version, kind } = resourceTypes.classClaims;
  return {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: claimMetadata(request, entity),
    spec: {
      ...('class' in request
        ? { classRef: { name: request.class } }
        : { classSelector: request.classSelector }),
      ...(request.parameters && { parameters: request.parameters }),
    },
  };
}
