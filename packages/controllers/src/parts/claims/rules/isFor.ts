import type {
  KubernetesObject,
  ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';

/** Whether a policy opens anything to the namespace of a claim. */
export function isFor(
  { spec }: ResourceClaimPolicy,
  { metadata }: Pick<KubernetesObject, 'metadata'>,
): boolean {
  return spec.consumingNamespaces.some(
    one => one === '*' || one === metadata.namespace,
  );
}
