import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type {
  Informer,
  KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';

/** Writes the status of an object where it says something new, and has the informer know of it at once. */
export async function writeStatus<
  T extends KubernetesObject & { status?: unknown },
>(
  client: KubernetesClient,
  informer: Informer<T>,
  object: T,
  status: NonNullable<T['status']>,
): Promise<void> {
  if (!isDeepStrictEqual(status, object.status)) {
    informer.assume(
      await client.update<T>(
        informer.type,
        { ...object, status },
        { subresource: 'status' },
      ),
    );
  }
}
