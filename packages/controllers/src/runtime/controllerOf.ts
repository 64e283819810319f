import type {
  ObjectMeta,
  OwnerReference,
} from '@services-toolkit/kubernetes-api';

/** The one owner that manages an object. */
export function controllerOf(metadata: ObjectMeta): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller);
}
