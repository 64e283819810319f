import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

export function isSecretType(type: ResourceType): boolean {
  return type.group === '' && type.plural === 'secrets';
}

/**
 * What an informer keeps of an object: without `managedFields`, which nobody reads and which are half of its size. Of a
 * Secret only the metadata, without the annotation in which kubectl keeps a copy of the data.
 */
export function slimObject<T extends KubernetesObject>(
  type: ResourceType,
  object: T,
): T {
  const { managedFields: _, ...metadata } = object.metadata;
  if (!isSecretType(type)) {
    return { ...object, metadata };
  }
  const { [lastApplied]: __, ...annotations } = metadata.annotations ?? {};
  const {
    data: ___,
    stringData: ____,
    ...rest
  }: T & { data?: unknown; stringData?: unknown } = object;
  // Data is optional in every type that describes a Secret, so that what is left is still one.
  return {
    ...rest,
    metadata: { ...metadata, ...(metadata.annotations && { annotations }) },
  } as T;
}
