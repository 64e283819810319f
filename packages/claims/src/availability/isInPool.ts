import type { ClusterInstanceClassSpec } from '@services-toolkit/kubernetes-api';

/** Whether instances in a namespace belong to a pool, where its selectors match them. @public */
export function isInPool(
  {
    namespaces,
  }: Pick<NonNullable<ClusterInstanceClassSpec['pool']>, 'namespaces'>,
  namespace: string,
): boolean {
  return namespaces === undefined || namespaces.includes(namespace);
}
