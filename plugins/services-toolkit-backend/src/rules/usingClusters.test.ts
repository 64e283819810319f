import type {
  APIExportRoleBinding,
  Condition,
  UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { usingClusters } from './usingClusters';

const apiVersion =
  'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';

const ready = (status: Condition['status'], reason: string): Condition => ({
  ...{ type: 'Ready', status, reason },
});

const aLink = (
  name: string,
  ...conditions: Condition[]
): UpstreamClusterLink => ({
  apiVersion,
  kind: 'UpstreamClusterLink',
  metadata: { name, namespace: 'links' },
  spec: { downstream: { name: 'workload' } },
  status: {
    conditions,
    kubeconfig: {
      secretName: `${name}-kubeconfig`,
      expirationTimestamp: '2026-12-02T10:00:00Z',
    },
  },
});

const anExport = (
  namespace: string,
  link: string,
  ...conditions: Condition[]
): APIExportRoleBinding => ({
  apiVersion,
  kind: 'APIExportRoleBinding',
  metadata: { name: 'postgres', namespace },
  spec: {
    linkRef: { namespace: 'links', name: link },
    roleRef: { name: 'postgres-export' },
  },
  status: { conditions },
});

it('says who uses a cluster, what of it, and what is broken first', () => {
  const fine = ready('True', 'Ready');
  const using = usingClusters(
    [
      aLink('a', fine),
      aLink('b', fine),
      aLink('c', ready('False', 'NameTaken')),
    ],
    [
      anExport('my-apps', 'b', fine),
      anExport('shop', 'b', ready('False', 'RoleNotAllowed')),
      anExport('shop', 'gone', ready('False', 'LinkNotFound')),
    ],
  );
  expect(
    using.map(({ name, state, exports }) => [
      name,
      state,
      exports.map(one => `${one.namespace} ${one.state}`),
    ]),
  ).toEqual([
    ['gone', 'broken', ['shop broken']],
    ['c', 'broken', []],
    ['b', 'ok', ['shop broken', 'my-apps ok']],
    ['a', 'ok', []],
  ]);
  expect(using[0]).toMatchObject({ missing: true, reason: 'LinkNotFound' });
  expect(using[2]).toMatchObject({
    ...{ cluster: 'workload', kubeconfigSecret: 'b-kubeconfig' },
    handOverUntil: '2026-12-02T10:00:00Z',
  });
});

it('names so many exports of a link, and counts all', () => {
  const [link] = usingClusters(
    [aLink('a')],
    Array.from({ length: 130 }, (_, n) => anExport(`team-${n}`, 'a')),
  );
  expect([link?.exports.length, link?.exportCount]).toEqual([100, 130]);
});
