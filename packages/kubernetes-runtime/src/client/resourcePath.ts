import type { ResourceType } from '@services-toolkit/kubernetes-api';

/**
 * The path of a collection or of one object in the Kubernetes API.
 * @throws TypeError for a namespaced kind's object without a namespace: the request would mean something else.
 */
export function resourcePath(
  type: ResourceType,
  key: { name?: string; namespace?: string; subresource?: string },
): string {
  const root =
    type.group === ''
      ? `/api/${type.version}`
      : `/apis/${type.group}/${type.version}`;
  if (type.namespaced && key.name && !key.namespace) {
    throw new TypeError(
      `${type.kind} ${key.name} is namespaced: a namespace is needed to name it`,
    );
  }
  const segments = [
    ...(type.namespaced && key.namespace ? ['namespaces', key.namespace] : []),
    type.plural,
    ...(key.name ? [key.name] : []),
    ...(key.subresource ? [key.subresource] : []),
  ];
  return `${root}/${segments.map(encodeURIComponent).join('/')}`;
}
