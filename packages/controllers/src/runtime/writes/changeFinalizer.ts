import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';

/** Adds a finalizer, or takes it away, as long as nobody has changed the object since it was read. */
async function changeFinalizer<T extends KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  { metadata }: T,
  finalizer: string,
  change: 'add' | 'remove',
): Promise<T> {
  const { name = '', namespace, resourceVersion, finalizers = [] } = metadata;
  const others = finalizers.filter(one => one !== finalizer);
  return client.patch<T>(
    type,
    { name, ...(namespace !== undefined && { namespace }) },
    {
      metadata: {
        resourceVersion,
        finalizers: change === 'add' ? [...others, finalizer] : others,
      },
    },
    { type: 'merge' },
  );
}

/** The same for one kind with its one finalizer. */
export function finalizerOf<T extends KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  finalizer: string,
) {
  return {
    isOn: ({ metadata }: T): boolean =>
      metadata.finalizers?.includes(finalizer) ?? false,
    change: (object: T, change: 'add' | 'remove'): Promise<T> =>
      changeFinalizer(client, type, object, finalizer, change),
  };
}
