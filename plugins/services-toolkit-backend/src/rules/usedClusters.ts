import type {
  ImportedGroup,
  LinkedCluster,
  OpenedGroup,
  UsedCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { groupOfClass } from '@services-toolkit/claims';
import type {
  APIResourceImport,
  ClusterAPIGroupImport,
  ClusterInstanceClass,
  DownstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { byState, stateByReady, stateOfLink } from './linkState';

/** More names than this nobody reads; their number is told. */
const mostNames = 50;

/** What a workload cluster has of links. */
export interface UsesOfCluster {
  links: readonly DownstreamClusterLink[];
  groupImports: readonly ClusterAPIGroupImport[];
  resourceImports: readonly APIResourceImport[];
  classes: readonly ClusterInstanceClass[];
}

/** Which clusters a cluster uses, with what goes through each link; what is broken first. */
export function usedClusters(
  uses: UsesOfCluster,
): Pick<LinkedCluster, 'uses' | 'notImported'> {
  const imports = new Map<string, ImportedGroup[]>();
  const namespaces = namesBy(
    uses.resourceImports,
    ({ spec }) => spec.group,
    ({ metadata }) => metadata.namespace,
  );
  const classes = namesBy(
    uses.classes,
    groupOfClass,
    ({ metadata }) => metadata.name,
  );
  for (const groupImport of uses.groupImports) {
    const { linkRef, group } = groupImport.spec;
    const key = `${linkRef.namespace}/${linkRef.name}`;
    const of = imports.get(key) ?? [];
    of.push(
      importedGroup(groupImport, namespaces.get(group), classes.get(group)),
    );
    imports.set(key, of);
  }
  const links = new Map<string, DownstreamClusterLink>(
    uses.links.map(link => {
      const { namespace = '', name = '' } = link.metadata;
      return [`${namespace}/${name}`, link] as const;
    }),
  );
  const notImported = openedGroups(namespaces, uses.groupImports);
  return {
    uses: [...new Set([...links.keys(), ...imports.keys()])]
      .map(key => usedCluster(key, links.get(key), imports.get(key) ?? []))
      .sort(
        (a, b) =>
          byState(a.state, b.state) ||
          Number(b.imports.some(isBroken)) - Number(a.imports.some(isBroken)) ||
          compare(a.name, b.name),
      ),
    ...(notImported.length > 0 && { notImported }),
  };
}

function usedCluster(
  key: string,
  link: DownstreamClusterLink | undefined,
  imports: ImportedGroup[],
): UsedCluster {
  const [namespace = '', name = ''] = key.split('/');
  const sorted = imports.sort(
    (a, b) => byState(a.state, b.state) || compare(a.group, b.group),
  );
  if (!link) {
    return {
      ...{ namespace, name, missing: true, state: 'broken' },
      ...{ reason: 'LinkNotFound', imports: sorted },
    };
  }
  const { lastError, server, version, clockSkewSeconds, ...upstream } =
    link.status?.upstream ?? {};
  const { tokenExpirationTimestamp: tokenExpiresAt } = upstream;
  return {
    namespace,
    name,
    cluster: link.spec.upstream.name,
    ...stateOfLink(link.status?.conditions),
    ...(lastError && { lastError }),
    ...(server && { server }),
    ...(version && { version }),
    ...(clockSkewSeconds !== undefined && { clockSkewSeconds }),
    ...(tokenExpiresAt && { tokenExpiresAt }),
    imports: sorted,
  };
}

function importedGroup(
  { metadata, spec, status }: ClusterAPIGroupImport,
  namespaces: ReadonlySet<string> = new Set(),
  classes: ReadonlySet<string> = new Set(),
): ImportedGroup {
  return {
    group: spec.group,
    name: metadata.name ?? '',
    versions: status?.versions ?? [],
    ...stateByReady(status?.conditions),
    ...{ namespaces: first(namespaces), namespaceCount: namespaces.size },
    ...{ classes: first(classes), classCount: classes.size },
  };
}

/** Namespaces that were opened for nothing. */
function openedGroups(
  namespaces: ReadonlyMap<string, ReadonlySet<string>>,
  groupImports: readonly ClusterAPIGroupImport[],
): OpenedGroup[] {
  const imported = new Set(groupImports.map(({ spec }) => spec.group));
  return [...namespaces]
    .filter(([group]) => !imported.has(group))
    .map(([group, names]) => ({
      ...{ group, namespaces: first(names), namespaceCount: names.size },
    }))
    .sort((a, b) => compare(a.group, b.group));
}

function namesBy<T>(
  objects: readonly T[],
  groupOf: (object: T) => string | undefined,
  nameOf: (object: T) => string | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const object of objects) {
    const group = groupOf(object);
    const name = nameOf(object);
    if (group && name) {
      names.set(group, (names.get(group) ?? new Set()).add(name));
    }
  }
  return names;
}

function first(names: ReadonlySet<string>): string[] {
  return [...names].sort().slice(0, mostNames);
}

function isBroken({ state }: ImportedGroup): boolean {
  return state !== 'ok';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
