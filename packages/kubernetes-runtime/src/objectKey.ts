import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/**
 * `namespace/name`, or `name` for cluster-scoped objects: the key of informers and work queues.
 *
 * @public
 */
export function objectKey(object: Pick<KubernetesObject, 'metadata'>): string {
  const { namespace, name = '' } = object.metadata;
  // Joined, the text is in one piece: what is put together otherwise stays in memory twice once it is a key of a Map.
  return namespace ? [namespace, name].join('/') : name;
}

/**
 * The parts of such a key.
 *
 * @public
 */
export function parseObjectKey(key: string): {
  namespace?: string;
  name: string;
} {
  const slash = key.indexOf('/');
  return slash < 0
    ? { name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
