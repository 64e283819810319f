import type { ObjectReference } from '@services-toolkit/kubernetes-api';

/** `DBInstance "orders" in namespace "shop"` */
export function describeObject({
  kind,
  name,
  namespace,
}: Pick<ObjectReference, 'kind' | 'name' | 'namespace'>): string {
  return `${kind} "${name}"${namespace ? ` in namespace "${namespace}"` : ''}`;
}
