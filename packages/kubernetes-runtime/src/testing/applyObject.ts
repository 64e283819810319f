import type {
  KubernetesObject,
  ObjectMeta,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { ApplyOptions } from '../client/KubernetesClient';
import { objectKey } from '../objectKey';
import { apiErrors } from './apiErrors';
import { encodeStringData } from './encodeStringData';
import { FieldOwnership } from './FieldOwnership';
import type { ObjectStore } from './ObjectStore';
import { withoutStatus, withStatusOf } from './statusOf';

/** Server-side apply, of the object or of its status. */
export function applyObject(
  store: ObjectStore,
  type: ResourceType,
  object: KubernetesObject,
  hasStatus: boolean,
  options: ApplyOptions,
): KubernetesObject {
  const { name = '' } = object.metadata;
  const stored = store.find(type, objectKey(object));
  const applied = encodeStringData(
    appliedPart(object, hasStatus, options.subresource),
  );
  // The same manager owns what it applied to the object apart from what it applied to its status.
  const manager = `${options.fieldManager}${
    options.subresource ? '/status' : ''
  }`;
  if (!stored) {
    return createApplied(store, type, object, applied, manager, options);
  }
  store.checkPreconditions(stored, object);
  const ownership = options.dryRun ? stored.ownership.copy() : stored.ownership;
  const result = ownership.apply(
    manager,
    stored.object,
    applied,
    options.force ?? false,
  );
  if ('conflicts' in result) {
    throw apiErrors.conflict(
      type,
      name,
      `Apply failed with ${
        result.conflicts.length
      } conflicts: ${result.conflicts.join(', ')}`,
    );
  }
  // What is merged from an object's leaves has its metadata.
  const metadata = result.merged.metadata as ObjectMeta;
  const { apiVersion, kind } = object;
  return store.replace(
    stored,
    { ...result.merged, apiVersion, kind, metadata },
    options.dryRun ?? false,
  );
}

function createApplied(
  store: ObjectStore,
  type: ResourceType,
  object: KubernetesObject,
  applied: KubernetesObject,
  manager: string,
  options: ApplyOptions,
): KubernetesObject {
  const { name = '', uid } = object.metadata;
  if (options.subresource) {
    throw apiErrors.notFound(type, name);
  }
  // A resourceVersion is of no consequence here, so that one that no object has means: only if there is none.
  if (uid) {
    throw apiErrors.conflict(
      type,
      name,
      'uid mismatch: the provided object specified a uid, and no existing object was found',
    );
  }
  const ownership = new FieldOwnership();
  ownership.apply(manager, {}, applied, true);
  return store.create(type, applied, options.dryRun ?? false, ownership);
}

function appliedPart(
  object: KubernetesObject,
  hasStatus: boolean,
  subresource?: 'status',
): KubernetesObject {
  const { name, namespace } = object.metadata;
  if (subresource) {
    return withStatusOf(
      {
        apiVersion: object.apiVersion,
        kind: object.kind,
        metadata: { name, namespace },
      },
      object,
    );
  }
  return hasStatus ? withoutStatus(object) : object;
}
