import {
  apiVersionOf,
  type KubernetesObject,
  type ObjectReference,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { ResourceIdentity } from './resourceIdentity';

/** The facts about an object that decide whether, by whom and how it can be claimed. @public */
export interface ClaimableResource {
  identity: ResourceIdentity;
  ref: ObjectReference;
  uid: string;
  labels: Readonly<Record<string, string>>;
  deleting: boolean;
  /** The Secret that holds its credentials, in its own namespace; undefined while there is none. */
  bindingName: string | undefined;
}

/**
 * The resource that an object is. Objects of the kind come from anybody: nothing of their shape is taken for granted.
 *
 * @public
 */
export function toClaimableResource(
  object: KubernetesObject,
  type: ResourceType,
): ClaimableResource {
  const {
    name = '',
    namespace = '',
    uid = '',
    labels,
    deletionTimestamp,
  } = object.metadata;
  return {
    identity: { group: type.group, kind: type.kind, namespace, name },
    ref: {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      name,
      ...(namespace && { namespace }),
    },
    uid,
    labels: labels ?? {},
    deleting: deletionTimestamp !== undefined,
    bindingName: bindingNameOf(object, type),
  };
}

/**
 * A Secret is its own binding (direct secret reference); anything else is a Provisioned Service if it has
 * `status.binding.name` (Service Binding Specification 1.1). A cluster-scoped object has no namespace its Secret
 * could be in.
 */
function bindingNameOf(
  object: KubernetesObject,
  type: ResourceType,
): string | undefined {
  if (!object.metadata.namespace) {
    return undefined;
  }
  if (isSecret(type)) {
    return object.metadata.name;
  }
  const binding = field(field(object, 'status'), 'binding');
  const name = field(binding, 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Whether a kind is Kubernetes' own Secret. @public */
export function isSecret({
  group,
  kind,
}: Pick<ResourceType, 'group' | 'kind'>): boolean {
  return group === '' && kind === 'Secret';
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
