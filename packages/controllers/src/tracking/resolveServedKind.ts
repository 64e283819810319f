import type { ResourceType } from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';

/**
 * Finds out how a kind is served. That it is not served is never taken from a cache: a class or claim that came
 * together with its CustomResourceDefinition would wait for the cache to age.
 */
export async function resolveServedKind(
  client: Pick<KubernetesClient, 'resolveKind'>,
  group: string,
  kind: string,
): Promise<ResourceType | undefined> {
  return (
    (await client.resolveKind(group, kind)) ??
    (await client.resolveKind(group, kind, { fresh: true }))
  );
}
