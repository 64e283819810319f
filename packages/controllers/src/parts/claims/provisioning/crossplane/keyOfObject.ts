import { identityKey } from '@services-toolkit/claims';
import {
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';

/** Under which key an object is tracked, whatever version of its kind it is read in. */
export function keyOfObject(
  { metadata }: Pick<KubernetesObject, 'metadata'>,
  { group, kind }: Pick<ResourceType, 'group' | 'kind'>,
): string {
  const { name = '', namespace = '' } = metadata;
  return identityKey({ group, kind, namespace, name });
}
