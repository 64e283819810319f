import { annotations } from '@services-toolkit/kubernetes-api';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import type { ClaimResource } from '../permissions/claimPermissionResourceRef';

/** What permission rules see of a claim. */
export function claimResource(
  cluster: string,
  { metadata, spec }: ClassClaim,
): ClaimResource {
  return {
    cluster,
    namespace: metadata.namespace ?? '',
    name: metadata.name ?? '',
    class: spec.classRef?.name,
    requestedBy: metadata.annotations?.[annotations.requestedBy],
  };
}
