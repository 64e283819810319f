import { annotations } from '@services-toolkit/kubernetes-api';
import type { ObjectMeta } from '@services-toolkit/kubernetes-api';

/**
 * The kubernetes plugin finds what belongs to a component by this, as an annotation there and a label on the claim.
 *
 * @public
 */
export const kubernetesIdKey = 'backstage.io/kubernetes-id';

/** A label's value: see Kubernetes' "Labels and Selectors". */
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/;

/** What a claim is made for: its full ref, and its `backstage.io/kubernetes-id` where it has one. @public */
export interface ClaimedFor {
  ref: string;
  kubernetesId?: string;
}

/** Name and namespace of a claim, and what it is made for. */
export function claimMetadata(
  { name, namespace }: { name: string; namespace: string },
  entity?: ClaimedFor,
): ObjectMeta {
  const kubernetesId = entity?.kubernetesId;
  return {
    name,
    namespace,
    ...(entity && { annotations: { [annotations.entityRef]: entity.ref } }),
    // An annotation may hold what a label may not; then the kubernetes plugin cannot find anything by it anyway.
    ...(kubernetesId &&
      labelValue.test(kubernetesId) && {
        labels: { [kubernetesIdKey]: kubernetesId },
      }),
  };
}
