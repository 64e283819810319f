import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  type KubernetesClient,
  type ObjectKey,
} from '@services-toolkit/kubernetes-runtime';
import { controllerOf } from '../controllerOf';

/** Something to take away, and nothing else that has its name by now. */
export interface Removal {
  do: 'delete';
  type: ResourceType;
  key: ObjectKey;
  uid: string;
}

/** Something to write. An update carries the version that was read. */
export type Write =
  | { do: 'create'; type: ResourceType; object: KubernetesObject }
  | { do: 'update'; type: ResourceType; object: KubernetesObject }
  | Removal;

/** What there is under a name that we would write to: nothing, what we made for this very object, or somebody else's. */
export type Present<T extends KubernetesObject> =
  | { is: 'absent' }
  | { is: 'ours'; object: T }
  | { is: 'foreign' };

/** Whose it is goes by the UID of the object that controls it, and by nothing that could be another's. */
export async function readPresent<T extends KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  key: ObjectKey,
  isOurs: (object: T) => boolean,
  options: { metadataOnly?: boolean } = {},
): Promise<Present<T>> {
  try {
    const object = await client.get<T>(type, key, options);
    return isOurs(object) ? { is: 'ours', object } : { is: 'foreign' };
  } catch (error) {
    if (isNotFound(error)) {
      return { is: 'absent' };
    }
    throw error;
  }
}

/** What takes an object away, and no other that has its name by then. */
export function removalOf(
  type: ResourceType,
  { metadata: { name = '', namespace, uid = '' } }: KubernetesObject,
): Removal {
  return {
    ...{ do: 'delete', type, uid },
    key: { name, ...(namespace !== undefined && { namespace }) },
  };
}

export function isControlledBy(uid: string | undefined) {
  return ({ metadata }: KubernetesObject): boolean =>
    uid !== undefined && controllerOf(metadata)?.uid === uid;
}

/** Writes one after the other; answers with what there is of it now. */
export async function perform(
  client: KubernetesClient,
  writes: readonly Write[],
): Promise<KubernetesObject[]> {
  const written: KubernetesObject[] = [];
  for (const write of writes) {
    if (write.do === 'create') {
      written.push(await client.create(write.type, write.object));
    } else if (write.do === 'update') {
      written.push(await client.update(write.type, write.object));
    } else {
      await remove(client, write);
    }
  }
  return written;
}

async function remove(
  client: KubernetesClient,
  { type, key, uid }: Removal,
): Promise<void> {
  try {
    await client.delete(type, key, { uid });
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}
