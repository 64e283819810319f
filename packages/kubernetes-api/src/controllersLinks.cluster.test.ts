import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { useCluster } from './__testUtils__/useCluster';
import { labels } from './metadata/labels';

const root = resolve(__dirname, '../../..');
const rbac = 'rbac.authorization.k8s.io/v1';
const linkLabels = { [labels.upstreamLinkUid]: 'u' };
const account = 'services-toolkit-link';
const extras = 'services-toolkit-link-userextras';

const serviceAccount = (name: string, namespace: string) => ({
  ...{ apiVersion: 'v1', kind: 'ServiceAccount' },
  metadata: { name, namespace },
});
const subject = (name: string, namespace: string) => ({
  ...{ kind: 'ServiceAccount', name, namespace },
});
const roleRef = (name: string, kind = 'ClusterRole') => ({
  ...{ apiGroup: 'rbac.authorization.k8s.io', kind, name },
});
/** The RoleBinding of an export, as the controllers make it, and changed. */
const ofExport = (namespace: string, more: object = {}) => ({
  ...{ apiVersion: rbac, kind: 'RoleBinding' },
  metadata: {
    ...{ name: 'apiexportrolebinding:x', namespace, labels: linkLabels },
  },
  roleRef: roleRef('widgets-export'),
  subjects: [subject(account, 'links')],
  ...more,
});
const exportsRole = 'services-toolkit-link-exports';
/** What lets a link read what is exported to it. */
const ofExports = (namespace: string, more: object = {}) =>
  ofExport(namespace, {
    metadata: { name: exportsRole, namespace, labels: linkLabels },
    roleRef: roleRef(exportsRole),
    ...more,
  });
const exportNamespace = (
  name: string,
  more: object = { labels: linkLabels },
) => ({
  ...{ apiVersion: 'v1', kind: 'Namespace' },
  metadata: { name, ...more },
});
const ofCluster = (namespace: string, more: object = {}) => ({
  ...{ apiVersion: rbac, kind: 'ClusterRoleBinding' },
  metadata: { name: `${account}:${namespace}`, labels: linkLabels },
  roleRef: roleRef(extras),
  subjects: [subject(account, namespace)],
  ...more,
});
const apiService = (group: string, more: object = {}, metadata = {}) => ({
  ...{ apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService' },
  metadata: {
    name: `v1.${group}`,
    labels: { [labels.groupImportUid]: 'u' },
    ...metadata,
  },
  spec: {
    ...{ group, version: 'v1', caBundle: 'YQ==' },
    ...{ groupPriorityMinimum: 1, versionPriority: 1 },
    service: {
      ...{ name: 'services-toolkit-apiserver', namespace: 'services-toolkit' },
    },
    ...more,
  },
});

describe('deploy/controllers/admission.yaml, of links between clusters', () => {
  const cluster = useCluster(resolve(root, 'deploy'));

  /** With all rights there are: what is refused, the policy refuses. */
  const as = [
    '--as=system:serviceaccount:services-toolkit:services-toolkit-controllers',
    '--as-group=system:masters',
  ];
  const create = (object: object) =>
    cluster.kubectl(
      ['create', '--dry-run=server', '--validate=false', '-f', '-', ...as],
      object,
    );

  before(() =>
    eventually('the policy keeps the controllers from other accounts', () =>
      assert
        .rejects(
          create(serviceAccount('x', cluster.namespace)),
          /no other ServiceAccounts/,
        )
        .then(() => true),
    ),
  );

  it('lets the controllers write what links take', async () => {
    const { namespace } = cluster;
    await create(serviceAccount(account, namespace));
    await create(ofExport(namespace));
    await create(
      ofExport(namespace, {
        metadata: { name: account, namespace, labels: linkLabels },
        roleRef: roleRef(account),
      }),
    );
    await create(ofCluster(namespace));
    const exports = exportNamespace('services-toolkit-exports-links');
    await create(exports);
    await cluster.kubectl(['create', '-f', '-'], exports);
    try {
      await create(ofExports(exports.metadata.name));
    } finally {
      await cluster.kubectl([
        ...['delete', 'namespace', exports.metadata.name, '--wait=false'],
        ...as,
      ]);
    }
    await create(apiService('sql.example.org'));
    await cluster.kubectl(
      ['create', '-f', '-'],
      serviceAccount(account, namespace),
    );
    await cluster.kubectl([
      ...['create', 'token', account, `--namespace=${namespace}`, ...as],
    ]);
    await cluster.kubectl([
      ...['delete', 'serviceaccount', account, `--namespace=${namespace}`],
      ...as,
    ]);
  });

  const refused: Record<string, (namespace: string) => object> = {
    "a link's ServiceAccount in kube-system": () =>
      serviceAccount(account, 'kube-system'),
    'a RoleBinding for somebody else': namespace =>
      ofExport(namespace, { subjects: [subject('default', 'links')] }),
    'a RoleBinding for a user of that name': namespace =>
      ofExport(namespace, {
        subjects: [
          {
            ...{ kind: 'User', name: account },
            apiGroup: 'rbac.authorization.k8s.io',
          },
        ],
      }),
    'a RoleBinding for one more': namespace =>
      ofExport(namespace, {
        subjects: [subject(account, 'links'), subject('default', 'links')],
      }),
    'a RoleBinding for nobody yet': namespace =>
      ofExport(namespace, { subjects: [] }),
    'a RoleBinding without the label': namespace =>
      ofExport(namespace, {
        metadata: { name: 'apiexportrolebinding:x', namespace },
      }),
    'a RoleBinding of another name': namespace =>
      ofExport(namespace, {
        metadata: { name: 'x', namespace, labels: linkLabels },
      }),
    "a RoleBinding with the link's name to another role": namespace =>
      ofExport(namespace, {
        metadata: { name: account, namespace, labels: linkLabels },
      }),
    'a RoleBinding in kube-system': () => ofExport('kube-system'),
    'a RoleBinding to all rights': namespace =>
      ofExport(namespace, { roleRef: roleRef('cluster-admin') }),
    'a RoleBinding to a role of Kubernetes itself': namespace =>
      ofExport(namespace, { roleRef: roleRef('system:node') }),
    'a RoleBinding to the Secrets of a namespace that is not for exports':
      namespace => ofExports(namespace),
    'a namespace of another name': () => exportNamespace('other'),
    'a namespace without the label': () =>
      exportNamespace('services-toolkit-exports-links', {}),
    'a ClusterRoleBinding to another role': namespace =>
      ofCluster(namespace, { roleRef: roleRef('cluster-admin') }),
    'a ClusterRoleBinding for the link of another namespace': namespace =>
      ofCluster(namespace, { subjects: [subject(account, 'other')] }),
    'an APIService of another server': () =>
      apiService('sql.example.org', {
        service: { name: 'x', namespace: 'services-toolkit' },
      }),
    'an APIService of a Service of that name elsewhere': namespace =>
      apiService('sql.example.org', {
        service: { name: 'services-toolkit-apiserver', namespace },
      }),
    'an APIService of Kubernetes': () => apiService('metrics.k8s.io'),
    'an APIService of RBAC': () => apiService('rbac.authorization.k8s.io'),
    'an APIService of ours': () => apiService('services.apps.tanzu.vmware.com'),
    'an APIService without the label': () =>
      apiService('sql.example.org', {}, { labels: {} }),
  };
  for (const [title, object] of Object.entries(refused)) {
    it(`refuses the controllers ${title}`, () =>
      assert.rejects(
        create(object(cluster.namespace)),
        /services-toolkit-controllers.* denied request: the controllers of Services Toolkit/,
      ));
  }

  it('lets them renew a kubeconfig beside themselves, and change nothing else there', async () => {
    const place = ['--namespace=services-toolkit'];
    await cluster.kubectl([
      ...['create', 'secret', 'generic', 'link', ...place],
      ...['--from-literal=kubeconfig=a', '--from-literal=other=b'],
    ]);
    const patch = (data: object) =>
      cluster.kubectl([
        ...['patch', 'secret', 'link', ...place, '--type=merge', ...as],
        `--patch=${JSON.stringify({ data })}`,
      ]);
    try {
      await patch({ kubeconfig: 'Yw==' });
      for (const data of [
        { other: 'Yw==' },
        { kubeconfig: null },
        { further: 'Yw==' },
        { kubeconfig: 'ZA==', other: null, further: 'Yw==' },
      ]) {
        await assert.rejects(
          patch(data),
          /nothing in the namespace 'services-toolkit'/,
        );
      }
      await assert.rejects(
        cluster.kubectl([...['delete', 'secret', 'link', ...place, ...as]]),
        /nothing in the namespace 'services-toolkit'/,
      );
    } finally {
      await cluster.kubectl(['delete', 'secret', 'link', ...place]);
    }
  });
});
