import { ServiceUnavailableError } from '@backstage/errors';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type {
  ReadResult,
  ServicesToolkitCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { EntityMemory } from './EntityMemory';

/** What an entity tells of something that clusters of a provider group offer. */
interface InCatalog {
  group: string;
  parts: readonly { cluster: string }[];
}

/** What the catalog remembers, by `offeredKey`. */
export type RememberedByKey<T> = ReadResult<{ byKey: ReadonlyMap<string, T> }>;

/** No name of a Kubernetes object holds a slash, so two never share a key. */
export function offeredKey(group: string, name: string): string {
  return `${group}/${name}`;
}

/** In the order of the configuration. A page looks up the clusters of a group for each thing that it shows. */
export function clustersByGroup(
  clusters: readonly ServicesToolkitCluster[],
): ReadonlyMap<string, readonly ServicesToolkitCluster[]> {
  return Map.groupBy(clusters, ({ group }) => group);
}

/** Asks the catalog only where a cluster has told nothing since the start. */
export async function readRemembered<T extends InCatalog>(
  entities: Pick<EntityMemory<T>, 'read'>,
  silent: readonly ServicesToolkitCluster[],
  nameOf: (inCatalog: T) => string,
): Promise<RememberedByKey<T>> {
  if (silent.length === 0) {
    return { ok: true, byKey: new Map() };
  }
  const remembered = await entities.read();
  return remembered.ok
    ? {
        ok: true,
        byKey: new Map(
          remembered.items.map(one => [
            offeredKey(one.group, nameOf(one)),
            one,
          ]),
        ),
      }
    : remembered;
}

/** Everything that some cluster is known to have; of one that has told nothing yet, what the catalog remembers of it. */
export function offeredNames<T extends InCatalog>(
  clusters: readonly ServicesToolkitCluster[],
  toldBy: (
    cluster: string,
  ) => ReadResult<{ list(): readonly KubernetesObject[] }>,
  remembered: RememberedByKey<T>,
  nameOf: (inCatalog: T) => string,
): ReadonlyMap<string, { group: string; name: string }> {
  const found = new Map<string, { group: string; name: string }>();
  for (const { group, name: cluster } of clusters) {
    const told = toldBy(cluster);
    for (const { metadata } of told.ok ? told.list() : []) {
      const name = metadata.name ?? '';
      found.set(offeredKey(group, name), { group, name });
    }
    if (!told.ok && remembered.ok) {
      for (const [key, inCatalog] of remembered.byKey) {
        if (
          inCatalog.group === group &&
          inCatalog.parts.some(part => part.cluster === cluster)
        ) {
          found.set(key, { group, name: nameOf(inCatalog) });
        }
      }
    }
  }
  return found;
}

export function notKnown(what: string): ServiceUnavailableError {
  return new ServiceUnavailableError(
    `It is not known just now ${what}: a cluster has told nothing since the portal started, and the catalog, which remembers it, does not answer. Try again in a moment. GET /clusters says which clusters answer.`,
  );
}
