import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  projectionResourceTypes,
  type APIExportRoleBinding,
  type KubernetesObject,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { definitionOf, eventually } from '@services-toolkit/test-support';
import { controllersUser } from '../../__testUtils__/auditLogs';
import type { ControllersProcess } from '../../__testUtils__/ControllersProcess';
import { says } from '../../__testUtils__/reasonOf';
import { TestCluster } from '../../__testUtils__/TestCluster';
import { find } from '../../__testUtils__/waitFor';
import type { Binding } from '../../runtime/links/Binding';
import { LinkToken } from './__testUtils__/LinkToken';
import {
  apiVersion,
  apply,
  deployParts,
  serviceSide,
  widgets,
} from './__testUtils__/ProjectionClusters';

const {
  apiExportRoleBindings,
  apiResourceImports,
  clusterAPIGroupImports,
  downstreamClusterLinks,
  upstreamClusterLinks,
} = projectionResourceTypes;
const {
  clusterRoleBindings,
  clusterRoles,
  roleBindings,
  secrets,
  serviceAccounts,
} = builtinResourceTypes;

let cluster: TestCluster;
let controllers: ControllersProcess;
/** Where the link is, and what it may use. */
let links: string;
let shop: string;
let token: LinkToken;

before(async () => {
  cluster = await TestCluster.start({ own: true });
  await deployParts(cluster, ['projection']);
  await cluster.kubectl(['apply', '-f', '-'], definitionOf(widgets));
  controllers = await cluster.startControllers(['--parts=projection']);
  links = await cluster.namespace('links');
  shop = await cluster.namespace('shop');
  await apply(cluster, serviceSide(cluster, links, shop));
  await untilLink(links, 'workload', isReady);
  await untilExport('widgets', isReady);
  token = await LinkToken.from(cluster, links, 'workload-kubeconfig');
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

function untilLink(
  namespace: string,
  name: string,
  condition: (link: UpstreamClusterLink) => boolean,
) {
  return cluster.waitFor<UpstreamClusterLink>(
    upstreamClusterLinks,
    { namespace, name },
    condition,
  );
}

function untilExport(
  name: string,
  condition: (apiExport: APIExportRoleBinding) => boolean,
) {
  return cluster.waitFor<APIExportRoleBinding>(
    apiExportRoleBindings,
    { namespace: shop, name },
    condition,
  );
}

function aLink(name: string, namespace: string, kubeconfig?: object) {
  return {
    ...{ apiVersion, kind: 'UpstreamClusterLink' },
    metadata: { name, namespace },
    spec: {
      downstream: { name: 'workload' },
      kubeconfig: kubeconfig ?? {
        server: cluster.server,
        certificateAuthorityData: cluster.caData,
      },
    },
  };
}

function anExport(name: string, role: string, link = 'workload') {
  return {
    ...{ apiVersion, kind: 'APIExportRoleBinding' },
    metadata: { name, namespace: shop },
    spec: {
      linkRef: { namespace: links, name: link },
      roleRef: { name: role },
    },
  };
}

function aRole(name: string, ...rules: object[]) {
  return {
    ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
    ...{ metadata: { name }, rules },
  };
}

const readsWidgets = {
  apiGroups: [widgets.group],
  resources: ['widgets'],
  verbs: ['get'],
};

const widgetsIn = (namespace: string) =>
  `/apis/${widgets.group}/v1/namespaces/${namespace}/widgets`;

const aWidget = (name: string, more: object = {}) => ({
  ...{ apiVersion: `${widgets.group}/v1`, kind: 'Widget' },
  metadata: { name, ...more },
});

test('a link may do what is exported to it, ask in the name of a person, and nothing else', async () => {
  const self = `system:serviceaccount:${links}:services-toolkit-link`;
  const inNameOf = (user: string, more: Record<string, string> = {}) => ({
    headers: { 'impersonate-user': user, ...more },
  });
  const extra =
    'impersonate-extra-projection.apiresources.multicluster.x-tanzu.vmware.com%2fuser';
  const tried: [string, string, object | undefined, number][] = [
    ['GET', widgetsIn(shop), undefined, 200],
    ['POST', widgetsIn(shop), { body: aWidget('one') }, 201],
    ['GET', widgetsIn(shop), inNameOf(self, { [extra]: 'alice' }), 200],
    ['GET', widgetsIn(links), undefined, 403],
    ['GET', `/apis/${widgets.group}/v1/widgets`, undefined, 403],
    ['GET', `/api/v1/namespaces/${shop}/secrets`, undefined, 403],
    ['GET', `/api/v1/namespaces/${links}/secrets`, undefined, 403],
    ['GET', '/api/v1/namespaces', undefined, 403],
    ['GET', widgetsIn(shop), inNameOf('kubernetes-admin'), 403],
    ['GET', widgetsIn(shop), inNameOf(controllersUser), 403],
    [
      ...(['GET', widgetsIn(shop)] as const),
      inNameOf(self, { 'impersonate-extra-scopes': 'all' }),
      403,
    ],
    [
      ...(['GET', widgetsIn(shop)] as const),
      inNameOf(self, { 'impersonate-group': 'system:masters' }),
      403,
    ],
  ];
  for (const [method, path, options, status] of tried) {
    const answer = await token.ask(method, path, options);
    assert.equal(
      answer.status,
      status,
      `${method} ${path} ${JSON.stringify(options)}: ${answer.body}`,
    );
  }
  const review = {
    ...{
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectRulesReview',
    },
    spec: { namespace: shop },
  };
  const { body } = await token.ask(
    'POST',
    '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
    { body: review },
  );
  const ofAnyAccount = resourcesIn(
    await cluster.kubectl(
      [
        ...['create', '--validate=false', '-o', 'json', '-f', '-'],
        `--as=system:serviceaccount:${links}:default`,
      ],
      review,
    ),
  );
  assert.deepEqual(
    resourcesIn(body).filter(one => !ofAnyAccount.includes(one)),
    [
      'userextras/projection.apiresources.multicluster.x-tanzu.vmware.com/groups',
      'userextras/projection.apiresources.multicluster.x-tanzu.vmware.com/user',
      ...['widgets', 'widgets/status'],
    ],
  );
});

/** What a SelfSubjectRulesReview allows something on. */
function resourcesIn(review: string): string[] {
  const rules: { resources: string[] }[] =
    JSON.parse(review).status.resourceRules;
  return [...new Set(rules.flatMap(({ resources }) => resources))].sort();
}

test('through a link nobody sets or changes owners, and what has some can be updated', async () => {
  const owner = {
    ...{ apiVersion: 'v1', kind: 'ConfigMap' },
    ...{ name: 'kept', uid: 'aaaaaaaa-0000-0000-0000-000000000000' },
  };
  const { metadata } = JSON.parse(
    await cluster.kubectl(['create', '-o', 'json', '-f', '-'], {
      ...{ apiVersion: 'v1', kind: 'ConfigMap' },
      metadata: { name: 'kept', namespace: shop },
    }),
  );
  const owned = await cluster.client.create(
    widgets,
    aWidget('owned', {
      namespace: shop,
      ownerReferences: [{ ...owner, uid: metadata.uid }],
    }),
  );
  const path = `${widgetsIn(shop)}/owned`;
  const patch = (ownerReferences: object[] | null, contentType: string) =>
    token.ask('PATCH', path, {
      body: {
        ...aWidget('owned', { ownerReferences }),
      },
      contentType,
    });
  const refusals = [
    await token.ask('POST', widgetsIn(shop), {
      body: aWidget('new', { ownerReferences: [owner] }),
    }),
    await token.ask('PUT', path, {
      body: {
        ...owned,
        metadata: { ...owned.metadata, ownerReferences: [owner] },
      },
    }),
    await patch(null, 'application/merge-patch+json'),
    await patch([owner], 'application/merge-patch+json'),
    await token.ask('PATCH', `${path}?fieldManager=link&force=true`, {
      body: aWidget('owned', { ownerReferences: [owner] }),
      contentType: 'application/apply-patch+yaml',
    }),
    await token.ask('PATCH', path, {
      body: [{ op: 'remove', path: '/metadata/ownerReferences' }],
      contentType: 'application/json-patch+json',
    }),
  ];
  for (const { status, body } of refusals) {
    assert.equal(status, 403, body);
    assert.match(body, /ownerReferences can be neither set nor changed/);
  }
  const updated = await token.ask('PUT', path, {
    body: { ...owned, spec: { size: 2 } },
  });
  assert.equal(updated.status, 200, updated.body);
});

test('whoever exports a ClusterRole needs the verb bind on it', async () => {
  await apply(cluster, [aRole('widgets-for-alice', readsWidgets)]);
  await cluster.kubectl([
    ...['create', 'rolebinding', 'alice', `--namespace=${shop}`],
    ...['--clusterrole=services-toolkit-projection-edit', '--user=alice'],
  ]);
  await cluster.kubectl([
    ...['create', 'rolebinding', 'alice-sees', `--namespace=${shop}`],
    ...['--clusterrole=services-toolkit-projection-view', '--user=alice'],
  ]);
  const create = () =>
    cluster.kubectl(
      ['create', '--as=alice', '-f', '-'],
      anExport('of-alice', 'widgets-for-alice'),
    );
  await eventually('alice is told what she lacks', () =>
    assert
      .rejects(
        create(),
        /user 'alice' cannot 'bind' clusterrole 'widgets-for-alice' in namespace/,
      )
      .then(() => true),
  );
  await cluster.kubectl([
    ...['create', 'clusterrole', 'bind-widgets', '--verb=bind'],
    ...['--resource=clusterroles', '--resource-name=widgets-for-alice'],
  ]);
  await cluster.kubectl([
    ...['create', 'rolebinding', 'alice-binds', `--namespace=${shop}`],
    ...['--clusterrole=bind-widgets', '--user=alice'],
  ]);
  await eventually('alice may', () => create().then(() => true));
  await untilExport('of-alice', isReady);
  await assert.rejects(
    cluster.kubectl([
      ...['patch', 'apiexportrolebinding', 'of-alice', '--as=alice'],
      ...[`--namespace=${shop}`, '--type=merge'],
      '--patch={"spec":{"roleRef":{"name":"cluster-admin"}}}',
    ]),
    /cannot 'bind' clusterrole 'cluster-admin'/,
  );
});

test('a ClusterRole that says too much is not bound, and one that comes to loses its RoleBinding at once', async () => {
  await apply(cluster, [anExport('all', 'cluster-admin')]);
  const { status } = await untilExport('all', says('RoleNotAllowed'));
  assert.deepEqual(status?.exports, []);
  await apply(cluster, [
    anExport('turning', 'turning'),
    aRole('turning', readsWidgets),
  ]);
  await untilExport('turning', isReady);
  const binding = {
    namespace: shop,
    name: 'apiexportrolebinding:turning',
  };
  await cluster.client.get(roleBindings, binding);
  await apply(cluster, [
    aRole('turning', readsWidgets, {
      ...{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] },
    }),
  ]);
  await cluster.waitForEnd(roleBindings, binding);
  await untilExport('turning', says('RoleNotAllowed', /the core API group/));
  await apply(cluster, [aRole('turning', readsWidgets)]);
  await untilExport('turning', isReady);
  await cluster.client.get(roleBindings, binding);
  await cluster.client.delete(clusterRoles, { name: 'turning' });
  await untilExport('turning', says('RoleNotFound'));
  await cluster.waitForEnd(roleBindings, binding);
});

test('what is not ours is left alone: a second link, a ServiceAccount, a RoleBinding, a Secret', async () => {
  await apply(cluster, [
    aLink('second', links),
    anExport('ofsecond', `widgets-of-${shop}`, 'second'),
  ]);
  await untilLink(links, 'second', says('NamespaceHasLink', /"workload"/));
  await untilExport('ofsecond', says('LinkNotReady'));
  await apply(cluster, [anExport('ofnone', `widgets-of-${shop}`, 'none')]);
  await untilExport('ofnone', says('LinkNotFound'));

  const other = await cluster.namespace('other');
  await cluster.kubectl([
    ...['create', 'serviceaccount', 'services-toolkit-link', '-n', other],
  ]);
  await apply(cluster, [aLink('late', other)]);
  await untilLink(other, 'late', says('NameTaken', /The ServiceAccount/));
  const account = { namespace: other, name: 'services-toolkit-link' };
  await cluster.client.delete(serviceAccounts, account);
  await untilLink(other, 'late', isReady);

  const foreign = {
    namespace: shop,
    name: 'apiexportrolebinding:taken',
  };
  await cluster.kubectl([
    ...['create', 'rolebinding', foreign.name, `--namespace=${shop}`],
    ...['--clusterrole=view', '--user=bob'],
  ]);
  await apply(cluster, [anExport('taken', `widgets-of-${shop}`)]);
  await untilExport('taken', says('NameTaken'));
  const left = await cluster.client.get<KubernetesObject & { roleRef: object }>(
    roleBindings,
    foreign,
  );
  assert.match(JSON.stringify(left.roleRef), /"view"/);

  const secret = await cluster.namespace('secret');
  await cluster.kubectl([
    ...['create', 'secret', 'generic', 'one-kubeconfig', '-n', secret],
  ]);
  await apply(cluster, [aLink('one', secret)]);
  await untilLink(secret, 'one', says('UnableToWriteKubeconfig'));
  await apply(cluster, [
    aLink('one', secret, {
      ...{ server: cluster.server, secretName: 'another' },
      certificateAuthorityData: cluster.caData,
    }),
  ]);
  await untilLink(secret, 'one', isReady);
  await cluster.client.get(secrets, { namespace: secret, name: 'another' });
});

test('the address comes from the cluster where the link does not say it', async () => {
  const namespace = await cluster.namespace('address');
  await apply(cluster, [aLink('told', namespace, {})]);
  await untilLink(namespace, 'told', says('ServerUnknown', /server/));
  await apply(cluster, [
    {
      ...{ apiVersion: 'v1', kind: 'ConfigMap' },
      metadata: { name: 'cluster-info', namespace: 'kube-public' },
      data: {
        kubeconfig: JSON.stringify({
          clusters: [{ cluster: { server: cluster.server } }],
        }),
      },
    },
    {
      ...{ apiVersion: 'v1', kind: 'ConfigMap' },
      metadata: { name: 'kube-root-ca.crt', namespace },
      data: { 'ca.crt': Buffer.from(cluster.caData, 'base64').toString() },
    },
  ]);
  // No watch tells of it; the next look does.
  await cluster.kubectl([
    ...['annotate', 'upstreamclusterlink', 'told', 'look=again'],
    `--namespace=${namespace}`,
  ]);
  await untilLink(namespace, 'told', isReady);
  const told = await LinkToken.from(cluster, namespace, 'told-kubeconfig');
  assert.equal((await told.ask('GET', '/version')).status, 200);
});

test('what the API server refuses is told in its words', async () => {
  const own = { name: 'services-toolkit-controllers-projection' };
  const { rules } = await cluster.client.get<
    KubernetesObject & { rules: { verbs: string[]; resources: string[] }[] }
  >(clusterRoles, own);
  const setRules = (allowed: object[]) =>
    cluster.client.patch(
      clusterRoles,
      own,
      { rules: allowed },
      { type: 'merge' },
    );
  const namespace = await cluster.namespace('refused');
  await setRules(
    rules
      .filter(({ resources }) => !resources.includes('rolebindings'))
      .concat({
        ...{ apiGroups: ['rbac.authorization.k8s.io'] },
        resources: ['rolebindings', 'clusterrolebindings'],
        verbs: ['get', 'list', 'watch', 'delete'],
      } as never),
  );
  try {
    await eventually('the authorizer knows', () =>
      assert
        .rejects(
          cluster.kubectl([
            ...['auth', 'can-i', 'create', 'rolebindings'],
            ...[`--as=${controllersUser}`, `--namespace=${namespace}`],
          ]),
        )
        .then(() => true),
    );
    await apply(cluster, [
      aLink('refused', namespace),
      anExport('refused', `widgets-of-${shop}`),
    ]);
    await untilLink(
      namespace,
      'refused',
      says('UnableToGrant', /cannot create/),
    );
    await untilExport('refused', says('UnableToGrant', /cannot create/));
  } finally {
    await setRules(rules);
  }
});

test('what somebody changes in the bindings of a link or an export is put right', async () => {
  const subjects = [
    { ...{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User' }, name: 'eve' },
  ];
  for (const [type, key] of [
    [roleBindings, { namespace: links, name: 'services-toolkit-link' }],
    [roleBindings, { namespace: shop, name: 'apiexportrolebinding:widgets' }],
    [clusterRoleBindings, { name: `services-toolkit-link:${links}` }],
  ] as const) {
    await cluster.client.patch(type, key, { subjects }, { type: 'merge' });
    await cluster.waitFor<Binding>(
      type,
      key,
      binding => binding.subjects?.[0]?.name === 'services-toolkit-link',
    );
  }
});

test('deleting a link takes its rights away at once, and all that was made for it', async t => {
  assert.equal((await token.ask('GET', widgetsIn(shop))).status, 200);
  const begin = Date.now();
  await cluster.client.delete(upstreamClusterLinks, {
    namespace: links,
    name: 'workload',
  });
  while ((await token.ask('GET', widgetsIn(shop))).status === 200) {
    assert.ok(Date.now() - begin < 5_000, 'it still may');
  }
  t.diagnostic(`refused ${Date.now() - begin} ms after the deletion`);
  await cluster.waitForEnd(upstreamClusterLinks, {
    namespace: links,
    name: 'workload',
  });
  const secret = { namespace: links, name: 'workload-kubeconfig' };
  assert.equal(await find(cluster.client, secrets, secret), undefined);
  await untilExport('widgets', says('LinkNotFound'));
  // Its place is free.
  await untilLink(links, 'second', isReady);
});

test('a cluster without the kinds of imports exports all the same', async () => {
  const namespace = await cluster.namespace('alone');
  await cluster.kubectl([
    ...['delete', 'crd', '--timeout=60s'],
    ...[downstreamClusterLinks, clusterAPIGroupImports, apiResourceImports].map(
      ({ plural, group }) => `${plural}.${group}`,
    ),
  ]);
  await controllers.waitForLine('projection/imports waits');
  await apply(cluster, [aLink('alone', namespace)]);
  await untilLink(namespace, 'alone', isReady);
});
