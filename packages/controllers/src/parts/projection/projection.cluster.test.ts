import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  builtinResourceTypes,
  isReady,
  projectionResourceTypes,
  type APIExportRoleBinding,
  type APIResourceImport,
  type ClusterAPIGroupImport,
  type DownstreamClusterLink,
  type KubernetesObject,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { definitionOf, eventually } from '@services-toolkit/test-support';
import { says } from '../../__testUtils__/reasonOf';
import { find } from '../../__testUtils__/waitFor';
import type { APIService } from './kinds/objects';
import {
  apiVersion,
  apply,
  downstreamLink,
  groupImport,
  ownNamespace,
  ProjectionClusters,
  serviceSide,
  widgets,
  workloadSide,
} from './__testUtils__/ProjectionClusters';

const {
  apiExportRoleBindings,
  apiResourceImports,
  clusterAPIGroupImports,
  downstreamClusterLinks,
  upstreamClusterLinks,
} = projectionResourceTypes;
const { apiServices, clusterRoles, secrets } = builtinResourceTypes;
const controllers = 'services-toolkit-controllers';

let clusters: ProjectionClusters;
/** In the service cluster: where the link is, and what it may use. */
let links: string;
let shop: string;
/** In the workload cluster. */
let opened: string;

before(async () => {
  clusters = await ProjectionClusters.start();
  const { services, workload } = clusters;
  links = await services.namespace('links');
  shop = await services.namespace('shop');
  opened = await workload.namespace('shop');
});

after(() => clusters?.stop());

function untilLink(
  name: string,
  condition: (link: DownstreamClusterLink) => boolean,
  namespace = ownNamespace,
) {
  return clusters.workload.waitFor<DownstreamClusterLink>(
    downstreamClusterLinks,
    { namespace, name },
    condition,
  );
}

function untilImport(
  name: string,
  condition: (groupImport: ClusterAPIGroupImport) => boolean,
) {
  return clusters.workload.waitFor<ClusterAPIGroupImport>(
    clusterAPIGroupImports,
    { name },
    condition,
  );
}

const withVersions = (versions: string) => (one: ClusterAPIGroupImport) =>
  isReady(one) && one.status?.versions?.join() === versions;

const widgetService = { name: `v1.${widgets.group}` };

/** As a ServiceAccount's looks, and as no API server has ever signed it. */
function unsignedToken(expiresInSeconds: number): string {
  const encode = (part: object) =>
    Buffer.from(JSON.stringify(part)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return [
    encode({ alg: 'RS256', typ: 'JWT' }),
    encode({ iat: now - 86_400, exp: now + expiresInSeconds }),
    'signature',
  ].join('.');
}

test('one file for each side, and the kubeconfig handed over between them, make a link and an import', async () => {
  const { services, workload } = clusters;
  await apply(services, serviceSide(services, links, shop));
  const upstream = await services.waitFor<UpstreamClusterLink>(
    upstreamClusterLinks,
    { namespace: links, name: 'workload' },
    isReady,
  );
  assert.equal(upstream.status?.serviceAccount?.name, 'services-toolkit-link');
  const exported = await services.waitFor<APIExportRoleBinding>(
    apiExportRoleBindings,
    { namespace: shop, name: 'widgets' },
    isReady,
  );
  assert.deepEqual(
    exported.status?.exports?.map(({ group }) => group),
    [widgets.group],
  );

  // The kubeconfig may come after what names it, and so may what answers for imported groups.
  await apply(workload, workloadSide(opened));
  await untilLink('services', says('SecretNotFound'));
  await untilImport('services', says('LinkNotReady'));
  await clusters.handOver(
    { namespace: links, secret: 'workload-kubeconfig' },
    { namespace: ownNamespace, secret: 'services' },
  );
  await untilLink('services', says('ProxyNotInstalled', /no Service/));
  await untilImport('services', says('ProxyNotReady'));
  await workload.waitFor<APIResourceImport>(
    apiResourceImports,
    { namespace: opened, name: 'services' },
    says('GroupNotReady'),
  );
  await clusters.installProxy();
  const { status } = await untilLink('services', isReady);
  assert.match(status?.upstream?.version ?? '', /^v1\./);
  assert.equal(status?.upstream?.server, services.server);
  assert.ok(Math.abs(status?.upstream?.clockSkewSeconds ?? 99) <= 2);
  assert.ok(
    status?.upstream?.since && status.upstream.tokenExpirationTimestamp,
  );
  assert.deepEqual(
    status.upstream.groups?.filter(({ group }) => group === widgets.group),
    [{ group: widgets.group, versions: ['v1'] }],
  );

  const { spec } = await workload.waitFor<APIService>(
    apiServices,
    { name: `v1.${widgets.group}` },
    () => true,
  );
  assert.deepEqual(spec.service, {
    name: 'services-toolkit-apiserver',
    namespace: ownNamespace,
    port: 7443,
  });
  assert.equal(
    Buffer.from(spec.caBundle ?? '', 'base64').toString(),
    'an authority',
  );
  await untilImport('services', withVersions('v1'));
  await workload.waitFor<APIResourceImport>(
    apiResourceImports,
    { namespace: opened, name: 'services' },
    isReady,
  );
});

test('a token that will not last is renewed, and the Secret holds the new one', async () => {
  const { services } = clusters;
  const token = await services.kubectl([
    ...['create', 'token', 'services-toolkit-link', `--namespace=${links}`],
    '--duration=10m',
  ]);
  await clusters.giveToken('services', token.trim());
  const isFar = ({ status }: DownstreamClusterLink) =>
    Date.parse(status?.upstream?.tokenExpirationTimestamp ?? '') >
    Date.now() + 23 * 3_600_000;
  await untilLink('services', link => !isFar(link));
  await untilLink('services', link => isFar(link) && isReady(link));
});

test('versions follow those of the service cluster', async () => {
  const { services, workload } = clusters;
  const setServed = (served: boolean) => {
    const definition: any = definitionOf(widgets);
    const [first] = definition.spec.versions;
    definition.spec.versions.push({
      ...{ ...first, name: 'v2', served },
      storage: false,
    });
    return apply(services, [definition]);
  };
  await setServed(true);
  await untilImport('services', withVersions('v2,v1'));
  const priorityOf = async (version: string) =>
    (
      await workload.client.get<APIService>(apiServices, {
        name: `${version}.${widgets.group}`,
      })
    ).spec.versionPriority;
  assert.ok((await priorityOf('v2')) > (await priorityOf('v1')));
  await setServed(false);
  await untilImport('services', withVersions('v1'));
  await workload.waitForEnd(apiServices, { name: `v2.${widgets.group}` });
});

test('an outage is told once, withdraws nothing, and ends by itself', async () => {
  const { services, workload } = clusters;
  const registered = await workload.client.get(apiServices, widgetService);
  await services.kill();
  const { metadata, status } = await untilLink(
    'services',
    says('UpstreamUnreachable'),
  );
  assert.match(status?.upstream?.lastError ?? '', /127\.0\.0\.1/);
  // Some further looks, of which nothing is written.
  await delay(6_000);
  const later = await workload.client.get(downstreamClusterLinks, {
    ...{ namespace: ownNamespace, name: 'services' },
  });
  assert.equal(later.metadata.resourceVersion, metadata.resourceVersion);
  assert.equal(
    (await workload.client.get(apiServices, widgetService)).metadata.uid,
    registered.metadata.uid,
  );
  await services.restart();
  const back = await untilLink('services', isReady);
  assert.notEqual(back.status?.upstream?.since, status?.upstream?.since);
  assert.ok(back.status?.upstream?.lastError);
});

test('a restart of the API server here changes nothing that was told', async () => {
  const { workload } = clusters;
  const told = await untilLink('services', isReady);
  await workload.kill();
  await workload.restart();
  // When this one is told, all was read again.
  await eventually('the API server is there', async () => {
    await apply(workload, [downstreamLink('after-restart')]);
    return true;
  });
  await untilLink('after-restart', says('SecretNotFound'));
  const { status } = await untilLink('services', isReady);
  assert.equal(status?.upstream?.since, told.status?.upstream?.since);
  assert.equal(status?.upstream?.lastError, told.status?.upstream?.lastError);
});

test('a group that somebody else has is told, and taken over by nobody', async () => {
  const { workload } = clusters;
  const ours = await workload.client.get(apiServices, widgetService);
  const gadgets = { ...widgets, group: 'gadgets.example.org' };
  const foreign = {
    ...{ apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService' },
    metadata: { name: 'v1.gizmos.example.org' },
    spec: {
      ...{ group: 'gizmos.example.org', version: 'v1' },
      ...{ groupPriorityMinimum: 10, versionPriority: 10 },
      service: { name: 'of-somebody', namespace: opened, port: 443 },
      insecureSkipTLSVerify: true,
    },
  };
  await apply(workload, [
    definitionOf(widgets),
    definitionOf(gadgets),
    foreign,
    groupImport('second', widgets.group),
    groupImport('gadgets', gadgets.group),
    groupImport('gizmos', 'gizmos.example.org'),
    groupImport('metrics', 'metrics.k8s.io'),
    groupImport('unserved', 'nobody.example.org'),
    groupImport('unlinked', 'unlinked.example.org', {
      linkRef: { namespace: opened, name: 'none' },
    }),
    {
      ...{ apiVersion, kind: 'APIResourceImport' },
      metadata: { name: 'none', namespace: opened },
      spec: { group: 'none.example.org' },
    },
  ]);
  await untilImport('second', says('GroupImported', /"services"/));
  await untilImport('gadgets', says('GroupInstalled', /widgets.gadgets/));
  await untilImport('gizmos', says('GroupServedByOther'));
  await untilImport('metrics', says('GroupNotAllowed'));
  await untilImport('unserved', says('VersionsNotServed', /no version/));
  await untilImport('unlinked', says('LinkNotFound'));
  await workload.waitFor<APIResourceImport>(
    apiResourceImports,
    { namespace: opened, name: 'none' },
    says('GroupNotImported'),
  );
  // What came after the import is told there, and shadowed: what was in use goes on to be what it was.
  await untilImport('services', says('GroupInstalled'));
  const { metadata } = await workload.client.get(apiServices, widgetService);
  assert.equal(metadata.uid, ours.metadata.uid);
  await workload.kubectl([
    ...['delete', 'crd', `widgets.${widgets.group}`, '--timeout=60s'],
  ]);
  await untilImport('services', isReady);
  const left = await workload.client.get<APIService>(apiServices, {
    name: 'v1.gizmos.example.org',
  });
  assert.equal(left.spec.service?.name, 'of-somebody');
  await workload.kubectl(['delete', 'apiservice', foreign.metadata.name]);
});

test('kubeconfigs that are none of a link, and tokens that are not taken, are told with what to do', async () => {
  const { services, workload } = clusters;
  const other = await workload.namespace('elsewhere');
  const itself = await workload.namespace('itself');
  await apply(workload, [
    ...['garbage', 'admin', 'expired', 'revoked', 'itself'].map(name =>
      downstreamLink(name),
    ),
    {
      ...{ apiVersion, kind: 'UpstreamClusterLink' },
      metadata: { name: 'itself', namespace: itself },
      spec: {
        downstream: { name: 'workload' },
        kubeconfig: {
          server: workload.server,
          certificateAuthorityData: workload.caData,
        },
      },
    },
  ]);
  await clusters.give('garbage', 'users: [{name: a, user: {exec: {}}}]');
  await clusters.giveToken(
    'admin',
    (
      await services.kubectl([
        ...['create', 'token', 'services-toolkit-controllers'],
        `--namespace=${ownNamespace}`,
      ])
    ).trim(),
  );
  await clusters.giveToken('expired', unsignedToken(-60));
  await clusters.giveToken('revoked', unsignedToken(3_600));
  const secret = await workload.waitFor<
    KubernetesObject & { data?: Record<string, string> }
  >(secrets, { namespace: itself, name: 'itself-kubeconfig' }, () => true);
  await clusters.give(
    'itself',
    Buffer.from(secret.data?.kubeconfig ?? '', 'base64').toString(),
  );
  await untilLink('garbage', says('KubeconfigNotValid', /current-context/));
  await untilLink(
    'admin',
    says('KubeconfigNotValid', /services-toolkit-controllers/),
  );
  await untilLink('expired', says('TokenExpired', /again/));
  await untilLink('revoked', says('TokenRevoked'));
  const { status } = await untilLink('itself', says('LinkToItself'));
  assert.equal(status?.upstream?.groups, undefined);

  // As an operator would, of whom the message asks for it.
  const role = 'services-toolkit-controllers-elsewhere';
  const grant = async () => {
    await workload.kubectl([
      ...['create', 'role', role, `--namespace=${other}`],
      ...['--verb=get,list,watch,update', '--resource=secrets'],
    ]);
    await workload.kubectl([
      ...['create', 'rolebinding', role, `--namespace=${other}`],
      ...[`--role=${role}`, `--serviceaccount=${ownNamespace}:${controllers}`],
    ]);
  };
  // The audit log shows by that that what was refused around now was meant to be.
  await grant();
  await workload.kubectl(['delete', 'rolebinding', role, '-n', other]);
  await workload.kubectl(['delete', 'role', role, '-n', other]);
  await eventually('the authorizer knows', () =>
    assert
      .rejects(
        workload.kubectl([
          ...['auth', 'can-i', 'list', 'secrets', `--namespace=${other}`],
          `--as=system:serviceaccount:${ownNamespace}:${controllers}`,
        ]),
      )
      .then(() => true),
  );
  await apply(workload, [downstreamLink('services', other)]);
  await untilLink('services', says('UnableToReadSecret', /get, list/), other);
  await grant();
  await untilLink('services', says('SecretNotFound'), other);
});

test('what the API server refuses is told in its words', async () => {
  const { workload } = clusters;
  const own = { name: 'services-toolkit-controllers-projection' };
  const { rules } = await workload.client.get<
    KubernetesObject & { rules: { resources: string[]; verbs: string[] }[] }
  >(clusterRoles, own);
  const setRules = (allowed: object[]) =>
    workload.client.patch(
      clusterRoles,
      own,
      { rules: allowed },
      { type: 'merge' },
    );
  await setRules(
    rules.map(rule =>
      rule.resources.includes('apiservices')
        ? { ...rule, verbs: ['list', 'watch', 'delete'] }
        : rule,
    ),
  );
  try {
    await eventually('the authorizer knows', () =>
      assert
        .rejects(
          workload.kubectl([
            ...['auth', 'can-i', 'create', 'apiservices'],
            `--as=system:serviceaccount:${ownNamespace}:${controllers}`,
          ]),
        )
        .then(() => true),
    );
    await workload.client.delete(apiServices, widgetService);
    await untilImport('services', says('UnableToRegister', /cannot create/));
  } finally {
    await setRules(rules);
  }
  await eventually('the authorizer knows again', () =>
    workload.kubectl([
      ...['auth', 'can-i', 'create', 'apiservices'],
      `--as=system:serviceaccount:${ownNamespace}:${controllers}`,
    ]),
  );
  await workload.kubectl([
    ...['annotate', 'clusterapigroupimport', 'services', 'look=again'],
  ]);
  await untilImport('services', isReady);
});

test('a link that goes takes what is imported through it along first, and so does an import', async () => {
  const { workload } = clusters;
  const link = { namespace: ownNamespace, name: 'services' };
  await workload.client.delete(downstreamClusterLinks, link);
  await workload.waitForEnd(downstreamClusterLinks, link);
  assert.equal(
    await find(workload.client, apiServices, widgetService),
    undefined,
  );
  await untilImport('services', says('LinkNotFound'));
  await apply(workload, [downstreamLink('services')]);
  await untilImport('services', withVersions('v1'));
  await workload.client.delete(clusterAPIGroupImports, { name: 'services' });
  await workload.waitForEnd(clusterAPIGroupImports, { name: 'services' });
  // The younger one has its turn, and what there was is not left over from the first.
  await untilImport('second', withVersions('v1'));
  await workload.client.delete(clusterAPIGroupImports, { name: 'second' });
  await workload.waitForEnd(clusterAPIGroupImports, { name: 'second' });
  assert.equal(
    await find(workload.client, apiServices, widgetService),
    undefined,
  );
  assert.ok(
    clusters.logs.every(log => !/eyJ/.test(log)),
    'no token is logged',
  );
});
