import type {
  ClaimGraph,
  ExportedResources,
  ImportedGroup,
  LinkedCluster,
  RunsOn,
  UsedCluster,
  UsingCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

import { aGraphLink, aReadyGraph } from './builders';

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

export function aRunsOn(more: Partial<RunsOn> = {}): RunsOn {
  return {
    cluster: 'services',
    link: { namespace: 'services-toolkit', name: 'link-a' },
    state: 'ok',
    since: minutesAgo(60),
    ...more,
  };
}

export const unreachable: Partial<RunsOn> = {
  ...{ state: 'unreachable', reason: 'UpstreamUnreachable' },
  /** Of the moment in which it is asked for, however long tests before took. */
  get since() {
    return minutesAgo(17);
  },
};

export function anImportedGroup(
  more: Partial<ImportedGroup> = {},
): ImportedGroup {
  return {
    ...{ group: 'sql.example.org', name: 'postgres', versions: ['v1'] },
    ...{ state: 'ok', namespaces: ['my-apps', 'shop'], namespaceCount: 2 },
    ...{ classes: ['postgres'], classCount: 1 },
    ...more,
  };
}

export function aUsedCluster(more: Partial<UsedCluster> = {}): UsedCluster {
  return {
    ...{ namespace: 'services-toolkit', name: 'link-a', cluster: 'services' },
    ...{ state: 'ok', since: minutesAgo(60) },
    server: 'https://services.example.org:6443',
    version: 'v1.36.2',
    tokenExpiresAt: minutesAgo(-700),
    imports: [anImportedGroup()],
    ...more,
  };
}

export function anExport(
  more: Partial<ExportedResources> = {},
): ExportedResources {
  return {
    ...{ namespace: 'shop', name: 'postgres', role: 'postgres-export' },
    state: 'ok',
    resources: [
      {
        group: 'sql.example.org',
        resources: ['postgresinstances', 'postgresinstances/status'],
        verbs: ['get', 'list', 'watch', 'create'],
      },
    ],
    ...more,
  };
}

export function aUsingCluster(more: Partial<UsingCluster> = {}): UsingCluster {
  return {
    ...{ namespace: 'link-workload', name: 'workload', cluster: 'workload' },
    ...{ state: 'ok', since: minutesAgo(60) },
    kubeconfigSecret: 'workload-kubeconfig',
    exports: [anExport()],
    exportCount: 1,
    ...more,
  };
}

export function aLinkedCluster(
  more: Partial<LinkedCluster> = {},
): LinkedCluster {
  return { cluster: 'workload', uses: [aUsedCluster()], usedBy: [], ...more };
}

/** Some of everything that can be the case. */
export function manyLinkedClusters(): LinkedCluster[] {
  return [
    aLinkedCluster({
      uses: [
        aUsedCluster({
          state: 'unreachable',
          reason: 'UpstreamUnreachable',
          message:
            'The service cluster does not answer: connect ECONNREFUSED 10.1.2.3:6443. It is tried again every few seconds',
          since: minutesAgo(17),
          lastError: 'connect ECONNREFUSED 10.1.2.3:6443',
          clockSkewSeconds: 42,
        }),
        aUsedCluster({
          name: 'link-b',
          cluster: 'messaging',
          lastError: 'The certificate has expired',
          imports: [
            anImportedGroup({
              group: 'queues.example.org',
              name: 'queues',
              state: 'broken',
              reason: 'GroupInstalled',
              message:
                'This cluster has the CustomResourceDefinition queues.queues.example.org of the API group "queues.example.org". A group is installed or imported, never both: delete the one or the other',
              since: minutesAgo(90),
            }),
            anImportedGroup({
              group: 'topics.example.org',
              name: 'topics',
              namespaces: Array.from({ length: 50 }, (_, n) => `team-${n}`),
              namespaceCount: 73,
              classes: [],
              classCount: 0,
            }),
          ],
        }),
        aUsedCluster({
          ...{ name: 'gone', cluster: undefined, missing: true },
          ...{ state: 'broken', reason: 'LinkNotFound' },
          ...{ server: undefined, version: undefined, since: undefined },
          tokenExpiresAt: undefined,
          imports: [
            anImportedGroup({
              ...{ group: 'lost.example.org', name: 'lost', versions: [] },
              ...{ state: 'broken', reason: 'LinkNotFound' },
              message:
                'There is no DownstreamClusterLink "gone" in the namespace "services-toolkit". Apply it, or correct spec.linkRef',
            }),
          ],
        }),
      ],
      notImported: [
        {
          ...{ group: 'old.example.org', namespaces: ['my-apps'] },
          namespaceCount: 1,
        },
      ],
    }),
    aLinkedCluster({
      cluster: 'services',
      title: 'Services of Frankfurt',
      uses: [],
      usedBy: [
        aUsingCluster({
          exports: [
            anExport({
              namespace: 'my-apps',
              state: 'broken',
              reason: 'RoleNotAllowed',
              message:
                'The ClusterRole "postgres-export" names all resources of the API group "sql.example.org". Name them',
            }),
            anExport(),
          ],
          exportCount: 2,
        }),
        aUsingCluster({
          name: `workload-${'of-a-long-name-'.repeat(8)}`,
          cluster: `a-cluster-${'of-a-long-name-'.repeat(8)}`,
          state: 'unknown',
          since: undefined,
          exports: [],
          exportCount: 0,
        }),
      ],
      hidden: [
        {
          verb: 'list',
          resource:
            'downstreamclusterlinks.projection.apiresources.multicluster.x-tanzu.vmware.com',
        },
      ],
    }),
  ];
}

/** The graph of a claim that is ready, and whose instance is on a cluster that cannot be reached. */
export function anElsewhereGraph(): ClaimGraph {
  const graph = aReadyGraph();
  const projection =
    'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
  const link = { kind: 'DownstreamClusterLink', name: 'link-a' };
  const [claim, ...others] = graph.links;
  return {
    ...graph,
    claim: { ...graph.claim, runsOn: aRunsOn(unreachable) },
    links: [
      ...(claim ? [claim] : []),
      aGraphLink({
        id: 'clusterLink',
        kind: 'clusterLink',
        state: 'failed',
        move: 'operator',
        since: unreachable.since,
        object: {
          ...{ apiVersion: projection, ...link },
          namespace: 'services-toolkit',
        },
        messages: [
          {
            code: 'linkUnreachable',
            object: link,
            values: { upstream: 'services', reason: 'UpstreamUnreachable' },
          },
        ],
      }),
      aGraphLink({
        id: 'groupImport',
        kind: 'groupImport',
        object: {
          ...{ apiVersion: projection, kind: 'ClusterAPIGroupImport' },
          name: 'postgres',
        },
        messages: [
          {
            code: 'importFine',
            object: { kind: 'ClusterAPIGroupImport', name: 'postgres' },
            values: { group: 'sql.example.org' },
          },
        ],
      }),
      ...others,
    ],
  };
}
