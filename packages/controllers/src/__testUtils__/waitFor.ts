import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  type KubernetesClient,
  type ObjectKey,
} from '@services-toolkit/kubernetes-runtime';

/** Generous: two cores may be busy with other things. A test that passes is done long before. */
const deadlineMs = 30_000;

/**
 * Waits by watch until an object fulfils the condition (undefined stands for an object that is not there), and fails
 * with its last state when that takes too long.
 */
export async function waitFor<T extends KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  key: ObjectKey,
  condition: (object: T | undefined) => boolean,
): Promise<T | undefined> {
  const signal = AbortSignal.timeout(deadlineMs);
  let current: T | undefined;
  while (!signal.aborted) {
    const list = await client.list<T>(type, {
      fieldSelector: `metadata.name=${key.name}`,
      ...(key.namespace && { namespace: key.namespace }),
    });
    current = list.items[0];
    if (condition(current)) {
      return current;
    }
    const watch = client.watch<T>(type, {
      fieldSelector: `metadata.name=${key.name}`,
      ...(key.namespace && { namespace: key.namespace }),
      resourceVersion: list.resourceVersion,
      signal,
    });
    for await (const event of watch) {
      if (event.type === 'BOOKMARK') {
        continue;
      }
      current = event.type === 'DELETED' ? undefined : event.object;
      if (condition(current)) {
        return current;
      }
    }
  }
  throw new Error(
    `${type.kind} ${key.namespace ?? ''}/${
      key.name
    } did not get there in time. Its last state: ${JSON.stringify(
      current,
      undefined,
      2,
    )}`,
  );
}

/** The object now, or undefined when it is not there. */
export async function find<T extends KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  key: ObjectKey,
): Promise<T | undefined> {
  try {
    return await client.get<T>(type, key);
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}
