import {
  apiVersionOf,
  type ObjectMeta,
  type OwnerReference,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';

/**
 * The owner reference that says by which object another one is managed: Kubernetes' garbage collector removes that one with
 * it, also where a finalizer of ours was removed by force.
 */
export function controllerReference(
  type: ResourceType,
  { name = '', uid = '' }: ObjectMeta,
): OwnerReference {
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
