import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type {
  Informer,
  KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';

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

/**
 * Whether a kind that is not served may be so for the moment only: there is a CustomResourceDefinition in its
 * group, and discovery or the API server itself may not have got to it yet.
 */
export function mayBeServedSoon(
  {
    informers,
  }: {
    informers: {
      customResourceDefinitions: Pick<Informer<KubernetesObject>, 'byIndex'>;
    };
  },
  group: string,
): boolean {
  return informers.customResourceDefinitions
    .byIndex('group', group)
    .some(({ metadata }) => metadata.deletionTimestamp === undefined);
}
