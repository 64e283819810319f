import { groupOf, identityKey } from '@services-toolkit/claims';
import { type ObjectReference } from '@services-toolkit/kubernetes-api';

/** Names one object, whatever version of its kind is meant. */
export function referenceKey({
  apiVersion,
  kind,
  namespace = '',
  name,
}: ObjectReference): string {
  return identityKey({ group: groupOf(apiVersion), kind, namespace, name });
}
