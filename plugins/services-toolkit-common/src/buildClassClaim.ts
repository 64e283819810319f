import { annotations, resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import type { ClaimRequest } from './api';

/**
 * The kubernetes plugin finds what belongs to a component by this, as an annotation there and a label on the claim.
 *
 * @public
 */
export const kubernetesIdKey = 'backstage.io/kubernetes-id';

/** A label's value: see Kubernetes' "Labels and Selectors". */
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/;

/**
 * The ClassClaim that a request asks for. The portal creates it, and writes it into files, exactly so.
 *
 * @param entity - what the claim is made for: its full ref, and its `backstage.io/kubernetes-id` where it has one
 * @public
 */
export function buildClassClaim(
  request: Omit<ClaimRequest, 'cluster' | 'entityRef'>,
  entity?: { ref: string; kubernetesId?: string },
): ClassClaim {
  const { group, version, kind } = resourceTypes.classClaims;
  const kubernetesId = entity?.kubernetesId;
  return {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: {
      name: request.name,
      namespace: request.namespace,
      ...(entity && { annotations: { [annotations.entityRef]: entity.ref } }),
      // An annotation may hold what a label may not; then the kubernetes plugin cannot find anything by it anyway.
      ...(kubernetesId &&
        labelValue.test(kubernetesId) && {
          labels: { [kubernetesIdKey]: kubernetesId },
        }),
    },
    spec: {
      classRef: { name: request.class },
      ...(request.parameters && { parameters: request.parameters }),
    },
  };
}
