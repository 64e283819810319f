import { randomBytes } from 'node:crypto';
import {
  apiVersionOf,
  parseJson,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';

/** A copy with its kind, its namespace, and a name, made up from `generateName` where it has none. */
export function namedObject(
  type: ResourceType,
  object: KubernetesObject,
  namespace?: string,
): KubernetesObject {
  // Also without fields that are undefined, as if it had come over the wire.
  const copy = parseJson(JSON.stringify(object)) as KubernetesObject;
  const {
    generateName = '',
    namespace: own,
    name,
    ...metadata
  } = copy.metadata;
  return {
    ...copy,
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: {
      ...metadata,
      name:
        name || `${generateName}${randomBytes(3).toString('hex').slice(0, 5)}`,
      ...(generateName && { generateName }),
      ...(type.namespaced && { namespace: namespace ?? own }),
    },
  };
}
