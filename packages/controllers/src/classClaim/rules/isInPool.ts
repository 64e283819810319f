import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';

/** Whether instances in a namespace belong to a pool, whose selectors match them. */
export function isInPool(
  { namespaces }: NonNullable<ClusterInstanceClass['spec']['pool']>,
  namespace: string,
): boolean {
  return namespaces === undefined || namespaces.includes(namespace);
}
