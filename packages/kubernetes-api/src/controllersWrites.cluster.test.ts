import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { useCluster } from './__testUtils__/useCluster';
import { apiVersionOf } from './builtin/apiVersionOf';
import { labels } from './metadata/labels';
import { resourceTypes } from './kinds/resourceTypes';

const root = resolve(__dirname, '../../..');
const apiVersion = apiVersionOf(resourceTypes.classClaims);
const rbac = 'rbac.authorization.k8s.io/v1';
const grantName = 'resourceclassaccessbinding:team';
const grantLabels = { [labels.accessBindingUid]: 'u' };
const claimRule = {
  apiGroups: ['services.apps.tanzu.vmware.com'],
  resources: ['clusterinstanceclasses'],
  resourceNames: ['rds'],
  verbs: ['claim'],
};

const secret = (
  namespace: string,
  more: { type?: string; metadata?: object } = {},
) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  ...more,
  metadata: { name: 'tried', namespace, ...more.metadata },
});
const role = (more: object, rule: object = {}) => ({
  apiVersion: rbac,
  kind: 'ClusterRole',
  metadata: { name: grantName, labels: grantLabels },
  rules: [{ ...claimRule, ...rule }],
  ...more,
});
const binding = (more: object = {}) => ({
  apiVersion: rbac,
  kind: 'ClusterRoleBinding',
  metadata: { name: grantName, labels: grantLabels },
  roleRef: {
    apiGroup: 'rbac.authorization.k8s.io',
    kind: 'ClusterRole',
    name: grantName,
  },
  subjects: [],
  ...more,
});
const called = (kind: string, of: string, more: object = {}) => ({
  apiVersion: of,
  kind,
  metadata: { name: 'tried' },
  ...more,
});

describe('deploy/controllers/admission.yaml', () => {
  const cluster = useCluster(resolve(root, 'deploy'));
  const elsewhere = 'in-another-namespace';

  /** With all rights there are: what is refused, the policy refuses. */
  const as = (namespace = 'services-toolkit') => [
    `--as=system:serviceaccount:${namespace}:services-toolkit-controllers`,
    '--as-group=system:masters',
  ];
  const create = (object: object, namespace?: string) =>
    cluster.kubectl(
      ['create', '--dry-run=server', '-f', '-', ...as(namespace)],
      object,
    );

  before(() =>
    eventually(
      'the policy keeps the controllers from other roles',
      async () => {
        await assert.rejects(create(called('Role', rbac)), /no other roles/);
        return true;
      },
    ),
  );

  it('lets them write what they have to', async () => {
    const { namespace } = cluster;
    await create(secret(namespace));
    await create(secret(namespace, { type: 'servicebinding.io/postgresql' }));
    await create(
      called('ConfigMap', 'v1', { metadata: { name: 'x', namespace } }),
    );
    await create(role({}));
    await create(role({ rules: [] }));
    await create(binding());
    await create(
      called('Lease', 'coordination.k8s.io/v1', {
        metadata: { name: 'x', namespace: 'services-toolkit' },
      }),
    );
    for (const place of [namespace, 'kube-system', 'services-toolkit']) {
      await create({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: 'x', namespace: place },
        involvedObject: { namespace: place, name: 'x', kind: 'Secret' },
      });
    }
    await create(
      called('ResourceClaim', apiVersion, {
        metadata: { name: 'x', namespace },
        spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: 'x' } },
      }),
    );
    await create(
      called('ClusterInfrastructure', apiVersion, {
        metadata: { name: 'cluster' },
      }),
    );
  });

  it('lets them label what describes services, and change nothing else of it', async () => {
    const name = `${cluster.namespace}-described`;
    await cluster.kubectl(
      ['create', '-f', '-'],
      called('ClusterResource', apiVersion, {
        metadata: { name },
        spec: { resourceRef: { kind: 'Secret' } },
      }),
    );
    try {
      await cluster.kubectl([
        ...['label', 'clusterresource', name, '--dry-run=server', ...as()],
        `${labels.apiKind}=Secret`,
      ]);
      await assert.rejects(
        cluster.kubectl([
          ...['patch', 'clusterresource', name, '--dry-run=server', ...as()],
          ...['--type=merge', '--patch'],
          '{"spec":{"shortDescription":"Mine"}}',
        ]),
        /never make clusterresources/,
      );
      await assert.rejects(
        cluster.kubectl([
          ...['delete', 'clusterresource', name, '--dry-run=server', ...as()],
        ]),
        /never make clusterresources/,
      );
    } finally {
      await cluster.kubectl(['delete', 'clusterresource', name]);
    }
  });

  const token = 'kubernetes.io/service-account-token';
  const refused: Record<string, (namespace: string) => object> = {
    'a token of a ServiceAccount': namespace =>
      secret(namespace, {
        type: token,
        metadata: {
          annotations: { 'kubernetes.io/service-account.name': 'default' },
        },
      }),
    'a Secret that names a ServiceAccount': namespace =>
      secret(namespace, {
        metadata: {
          annotations: { 'kubernetes.io/service-account.name': 'default' },
        },
      }),
    'a bootstrap token': namespace =>
      secret(namespace, { type: 'bootstrap.kubernetes.io/token' }),
    'a Secret in kube-system': () => secret('kube-system'),
    'a Secret in kube-public': () => secret('kube-public'),
    'a Secret beside the controllers': () => secret('services-toolkit'),
    'a ConfigMap in kube-system': () =>
      called('ConfigMap', 'v1', {
        metadata: { name: 'x', namespace: 'kube-system' },
      }),
    'a ResourceClaim in kube-system': () =>
      called('ResourceClaim', apiVersion, {
        metadata: { name: 'x', namespace: 'kube-system' },
        spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: 'x' } },
      }),
    'a namespace like those of Kubernetes': () =>
      called('Namespace', 'v1', { metadata: { name: 'kube-mine' } }),
    'a Role': namespace =>
      called('Role', rbac, { metadata: { name: 'x', namespace } }),
    'a RoleBinding': namespace => ({
      ...binding({ kind: 'RoleBinding' }),
      metadata: { name: grantName, namespace, labels: grantLabels },
    }),
    'a ClusterRole of another name': () =>
      role({ metadata: { name: 'tried', labels: grantLabels } }),
    'a ClusterRole without the label': () =>
      role({ metadata: { name: grantName } }),
    'a ClusterRole with another verb': () => role({}, { verbs: ['*'] }),
    'a ClusterRole with a further verb': () =>
      role({}, { verbs: ['claim', 'get'] }),
    'a ClusterRole about all classes': () =>
      role({}, { resourceNames: undefined }),
    'a ClusterRole about other kinds': () =>
      role({}, { resources: ['clusterinstanceclasses', '*'] }),
    'a ClusterRole about other groups': () => role({}, { apiGroups: ['*'] }),
    'a ClusterRole with a further rule': () =>
      role({
        rules: [
          claimRule,
          { apiGroups: [''], resources: ['secrets'], verbs: ['get'] },
        ],
      }),
    'a ClusterRole that takes its rules from others': () =>
      role({
        aggregationRule: {
          clusterRoleSelectors: [{ matchLabels: { a: 'b' } }],
        },
      }),
    'a ClusterRoleBinding to another role': () =>
      binding({
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'cluster-admin',
        },
      }),
    'a ClusterRoleBinding of another name': () =>
      binding({ metadata: { name: 'tried', labels: grantLabels } }),
    'a webhook': () =>
      called('MutatingWebhookConfiguration', 'admissionregistration.k8s.io/v1'),
    'an APIService': () =>
      called('APIService', 'apiregistration.k8s.io/v1', {
        metadata: { name: 'v1.example.org' },
        spec: {
          group: 'example.org',
          version: 'v1',
          groupPriorityMinimum: 1,
          versionPriority: 1,
          insecureSkipTLSVerify: true,
          service: { name: 'x', namespace: 'x' },
        },
      }),
    'a kind': () =>
      called('CustomResourceDefinition', 'apiextensions.k8s.io/v1', {
        metadata: { name: 'things.example.org' },
        spec: {
          group: 'example.org',
          scope: 'Namespaced',
          names: { plural: 'things', kind: 'Thing' },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: { openAPIV3Schema: { type: 'object' } },
            },
          ],
        },
      }),
    'a ClassClaim': namespace =>
      called('ClassClaim', apiVersion, {
        metadata: { name: 'x', namespace },
        spec: { classRef: { name: 'x' } },
      }),
    'a class': () =>
      called('ClusterInstanceClass', apiVersion, {
        spec: { pool: { kind: 'Secret' } },
      }),
    'a ClusterServiceOffering': () =>
      called('ClusterServiceOffering', apiVersion, { spec: {} }),
    'a ClusterResource': () =>
      called('ClusterResource', apiVersion, {
        spec: { resourceRef: { kind: 'Secret' } },
      }),
    'a template': () =>
      called('ClusterResourceProvisionTemplate', apiVersion, {
        spec: { binding: { secretName: 'x' } },
      }),
    'a policy for claims': namespace =>
      called('ResourceClaimPolicy', apiVersion, {
        metadata: { name: 'x', namespace },
        spec: { consumingNamespaces: ['*'], subject: { kind: 'Secret' } },
      }),
  };
  for (const [title, object] of Object.entries(refused)) {
    it(`refuses ${title}, from the controllers only`, async () => {
      await assert.rejects(
        create(object(cluster.namespace)),
        /services-toolkit-controllers.* denied request: the controllers of Services Toolkit/,
      );
      if (title !== 'a ClassClaim') {
        await cluster.kubectl(
          ['create', '--dry-run=server', '-f', '-'],
          object(cluster.namespace),
        );
      }
    });
  }

  it('refuses them a token by request, and other subresources', async () => {
    await assert.rejects(
      cluster.kubectl([
        ...['create', 'token', 'default', ...as()],
        `--namespace=${cluster.namespace}`,
      ]),
      /never write serviceaccounts\/token/,
    );
  });

  it('refuses updates of what is not theirs', async () => {
    const { namespace } = cluster;
    const place = `--namespace=${namespace}`;
    await cluster.kubectl(
      ['create', '-f', '-'],
      secret(namespace, {
        type: token,
        metadata: {
          annotations: { 'kubernetes.io/service-account.name': 'default' },
        },
      }),
    );
    await cluster.kubectl(
      ['create', '-f', '-'],
      secret(namespace, { metadata: { name: 'plain' } }),
    );
    const dryRun = '--dry-run=server';
    for (const change of [
      ['annotate', 'secret/tried', 'a=b', place],
      [
        'annotate',
        'secret/plain',
        'kubernetes.io/service-account.name=x',
        place,
      ],
      ['delete', 'secret/tried', place],
    ]) {
      await assert.rejects(
        cluster.kubectl([...change, dryRun, ...as()]),
        /credential of the cluster/,
      );
    }
    await assert.rejects(
      cluster.kubectl([
        ...['label', 'clusterrole', 'cluster-admin', dryRun, ...as()],
        `${labels.accessBindingUid}=u`,
      ]),
      /no other clusterroles/,
    );
    await assert.rejects(
      cluster.kubectl([
        ...['delete', 'clusterrolebinding', 'cluster-admin', dryRun, ...as()],
      ]),
      /no other clusterrolebindings/,
    );
    await assert.rejects(
      cluster.kubectl([
        ...['annotate', 'namespace', 'kube-system', 'a=b', dryRun, ...as()],
      ]),
      /nothing in the namespace 'kube-system'/,
    );
  });

  it('follows the controllers into another namespace', async () => {
    await assert.rejects(
      create(called('Role', rbac), elsewhere),
      /no other roles/,
    );
    await create(secret('services-toolkit'), elsewhere);
    await assert.rejects(
      create(
        called('Namespace', 'v1', { metadata: { name: elsewhere } }),
        elsewhere,
      ),
      /nothing in the namespace 'in-another-namespace'/,
    );
  });
});
