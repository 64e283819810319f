import {
  type KubernetesObject,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';

const { group, kind } = resourceTypes.classClaims;

/** Whether the object is how a ClassClaim fulfils itself: people know the ClassClaim, not this. @public */
export function isOwnedByClassClaim({
  metadata,
}: Pick<KubernetesObject, 'metadata'>): boolean {
  return (metadata.ownerReferences ?? []).some(
    owner => owner.kind === kind && owner.apiVersion.startsWith(`${group}/`),
  );
}
