import type {
  GroupDiscovery,
  ServedResource,
  ServedSubresource,
} from '../apiGroups/ApiGroup';

/** What Kubernetes' clients ask to find out what is served here, by path. */
export function discoveryDocuments(
  groups: readonly GroupDiscovery[],
): Record<string, object> {
  const apiGroups = groups.map(({ group, versions }) => {
    const all = versions.map(({ version }) => ({
      groupVersion: `${group}/${version}`,
      version,
    }));
    return { name: group, versions: all, preferredVersion: all[0] };
  });
  return {
    '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: apiGroups },
    ...Object.fromEntries(
      apiGroups.map(one => [
        `/apis/${one.name}`,
        { kind: 'APIGroup', apiVersion: 'v1', ...one },
      ]),
    ),
    ...Object.fromEntries(
      groups.flatMap(({ group, versions }) =>
        versions.map(({ version, resources }) => [
          `/apis/${group}/${version}`,
          {
            kind: 'APIResourceList',
            apiVersion: 'v1',
            groupVersion: `${group}/${version}`,
            resources: resources.flatMap(legacyResources),
          },
        ]),
      ),
    ),
  };
}

/** A subresource stands beside its resource there. */
function legacyResources(resource: ServedResource): object[] {
  const { plural, kind, namespaced, verbs, subresources = [] } = resource;
  const { shortNames, categories } = resource;
  return [
    {
      name: plural,
      singularName: resource.singular ?? kind.toLowerCase(),
      ...{ namespaced, kind, verbs },
      ...(shortNames && { shortNames }),
      ...(categories && { categories }),
    },
    ...subresources.map(({ name, ...subresource }) => ({
      name: `${plural}/${name}`,
      singularName: '',
      namespaced,
      ...subresource,
    })),
  ];
}

/** All of it in one document: aggregated discovery (`apidiscovery.k8s.io/v2`), which is asked for at `/apis` by the media type. */
export function aggregatedDiscovery(groups: readonly GroupDiscovery[]): object {
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(({ group, versions }) => ({
      metadata: { name: group, creationTimestamp: null },
      versions: versions.map(({ version, resources }) => ({
        version,
        freshness: 'Current',
        resources: resources.map(one => aggregated(group, version, one)),
      })),
    })),
  };
}

function aggregated(
  group: string,
  version: string,
  resource: ServedResource,
): object {
  const { plural, kind, namespaced, verbs, subresources } = resource;
  const { shortNames, categories } = resource;
  return {
    resource: plural,
    responseKind: { group, version, kind },
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: resource.singular ?? kind.toLowerCase(),
    verbs,
    ...(shortNames && { shortNames }),
    ...(categories && { categories }),
    ...(subresources && {
      subresources: subresources.map((one: ServedSubresource) => ({
        subresource: one.name,
        responseKind: {
          group: one.group ?? group,
          version: one.version ?? version,
          kind: one.kind,
        },
        verbs: one.verbs,
      })),
    }),
  };
}
