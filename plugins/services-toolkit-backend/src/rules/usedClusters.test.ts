import type {
  ClusterAPIGroupImport,
  Condition,
  DownstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { usedClusters, type UsesOfCluster } from './usedClusters';

const apiVersion =
  'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
const since = '2026-12-01T10:42:00Z';

const is = (type: string, status: Condition['status'], reason: string) => ({
  ...{ type, status, reason, message: 'In words' },
  lastTransitionTime: since,
});

const aLink = (
  name: string,
  conditions: Condition[] = [],
): DownstreamClusterLink => ({
  apiVersion,
  kind: 'DownstreamClusterLink',
  metadata: { name, namespace: 'links' },
  spec: { upstream: { name: 'services', kubeconfig: { secretName: 's' } } },
  status: { conditions },
});

const anImport = (
  group: string,
  link: string,
  conditions: Condition[] = [],
): ClusterAPIGroupImport => ({
  apiVersion,
  kind: 'ClusterAPIGroupImport',
  metadata: { name: group },
  spec: { group, linkRef: { namespace: 'links', name: link } },
  status: { conditions },
});

const nothing: UsesOfCluster = {
  ...{ links: [], groupImports: [], resourceImports: [], classes: [] },
};
const works = [
  is('UpstreamReachable', 'True', 'Ready'),
  is('Ready', 'True', 'Ready'),
];

describe('usedClusters', () => {
  it('has nothing to say where nothing is', () => {
    expect(usedClusters(nothing)).toEqual({ uses: [] });
  });

  it('has what is broken first, links as well as what they carry', () => {
    const { uses } = usedClusters({
      ...nothing,
      links: [
        aLink('a-fine', works),
        aLink('b-carries-broken', works),
        aLink('c-new'),
        aLink('d-broken', [is('Ready', 'False', 'ProxyNotInstalled')]),
        aLink('e-away', [
          is('UpstreamReachable', 'False', 'TokenExpired'),
          is('Ready', 'False', 'TokenExpired'),
        ]),
      ],
      groupImports: [
        anImport('a.example.org', 'b-carries-broken', [
          is('Ready', 'True', 'Ready'),
        ]),
        anImport('b.example.org', 'b-carries-broken', [
          is('Ready', 'False', 'GroupInstalled'),
        ]),
        anImport('c.example.org', 'f-missing'),
      ],
    });
    expect(
      uses.map(({ name, state, reason }) => [name, state, reason]),
    ).toEqual([
      ['e-away', 'unreachable', 'TokenExpired'],
      ['f-missing', 'broken', 'LinkNotFound'],
      ['d-broken', 'broken', 'ProxyNotInstalled'],
      ['c-new', 'unknown', undefined],
      ['b-carries-broken', 'ok', undefined],
      ['a-fine', 'ok', undefined],
    ]);
    expect(uses[1]).toMatchObject({ namespace: 'links', missing: true });
    expect(
      uses[4]?.imports.map(({ group, reason }) => [group, reason]),
    ).toEqual([
      ['b.example.org', 'GroupInstalled'],
      ['a.example.org', undefined],
    ]);
  });

  it('counts what it does not name: namespaces once each, and classes of the group', () => {
    const inNamespace = (namespace: string, group = 'a.example.org') => ({
      apiVersion: apiVersion as typeof apiVersion,
      kind: 'APIResourceImport' as const,
      metadata: { name: `${group}-${namespace}`, namespace },
      spec: { group },
    });
    const aClass = (name: string, group: string) => ({
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1' as const,
      kind: 'ClusterInstanceClass' as const,
      metadata: { name },
      spec: { pool: { group, kind: 'A' } },
    });
    const { uses, notImported } = usedClusters({
      links: [aLink('link', works)],
      groupImports: [anImport('a.example.org', 'link')],
      resourceImports: [
        ...Array.from({ length: 60 }, (_, n) => inNamespace(`team-${n}`)),
        inNamespace('team-0'),
        inNamespace('team-0', 'other.example.org'),
      ],
      classes: [aClass('small', 'a.example.org'), aClass('local', 'b.org')],
    });
    const [imported] = uses[0]?.imports ?? [];
    expect(imported?.namespaceCount).toBe(60);
    expect(imported?.namespaces).toHaveLength(50);
    expect([imported?.classes, imported?.classCount]).toEqual([['small'], 1]);
    expect(notImported).toEqual([
      {
        ...{ group: 'other.example.org', namespaceCount: 1 },
        namespaces: ['team-0'],
      },
    ]);
  });
});
