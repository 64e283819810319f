import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  builtinResourceTypes,
  isReady,
  labels,
  replicationResourceTypes,
  type SecretExport,
  type SecretImport,
} from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import { says } from '../../__testUtils__/reasonOf';
import { find } from '../../__testUtils__/waitFor';
import { LinkToken } from '../projection/__testUtils__/LinkToken';
import {
  apply,
  downstreamLink,
  ownNamespace,
  ProjectionClusters,
  serviceSide,
} from '../projection/__testUtils__/ProjectionClusters';
import { exportedSecretName, exportNamespaceOf } from './rules/names';
import type { Secret } from './rules/Secret';

const { secretExports, secretImports } = replicationResourceTypes;
const { namespaces, secrets } = builtinResourceTypes;
const apiVersion =
  'replication.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';

let clusters: ProjectionClusters;
/** In the service cluster, where the link is. */
let links: string;
/** In both. */
let shop: string;

before(async () => {
  clusters = await ProjectionClusters.start(['projection', 'replication']);
  const { services, workload } = clusters;
  links = await services.namespace('links');
  shop = await services.namespace('shop');
  await workload.kubectl(['create', 'namespace', shop]);
});

after(() => clusters?.stop());

function source(name: string, more: object = {}): object {
  return {
    ...{
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'servicebinding.io/postgresql',
    },
    metadata: {
      ...{ name, namespace: shop },
      annotations: { 'example.org/only-here': 'true' },
    },
    stringData: { password: `of-${name}` },
    ...more,
  };
}

function secretExport(name: string): object {
  return {
    ...{ apiVersion, kind: 'SecretExport' },
    metadata: { name, namespace: shop },
    spec: {
      secretRef: { name },
      links: [{ namespace: links, name: 'workload' }],
    },
  };
}

function secretImport(name: string): object {
  return {
    ...{ apiVersion, kind: 'SecretImport' },
    metadata: { name, namespace: shop },
    spec: {
      secretRef: { name },
      linkRef: { namespace: ownNamespace, name: 'services' },
    },
  };
}

function untilExport(
  name: string,
  condition: (one: SecretExport) => boolean,
): Promise<SecretExport> {
  return clusters.services.waitFor(
    secretExports,
    { namespace: shop, name },
    condition,
  );
}

function untilImport(
  name: string,
  condition: (one: SecretImport) => boolean,
): Promise<SecretImport> {
  return clusters.workload.waitFor(
    secretImports,
    { namespace: shop, name },
    condition,
  );
}

const passwordOf = ({ data }: Secret) =>
  Buffer.from(data?.password ?? '', 'base64').toString();

function untilPassword(name: string, password: string): Promise<Secret> {
  return clusters.workload.waitFor<Secret>(
    secrets,
    { namespace: shop, name },
    secret => passwordOf(secret) === password,
  );
}

const copyOf = (name: string) => ({
  namespace: exportNamespaceOf(links),
  name: exportedSecretName(shop, name),
});

/** Exported and imported, and there. */
async function replicate(...names: string[]): Promise<void> {
  await apply(
    clusters.services,
    names.flatMap(name => [source(name), secretExport(name)]),
  );
  await apply(clusters.workload, names.map(secretImport));
  for (const name of names) {
    await untilImport(name, isReady);
  }
}

test('nothing moves unless both sides say so, and then all of it does, in whatever order they say it', async () => {
  const { services, workload } = clusters;
  await apply(workload, [secretImport('orders'), downstreamLink('services')]);
  await untilImport('orders', says('LinkNotReady', /SecretNotFound|no Secret/));
  await apply(services, [secretExport('orders')]);
  await untilExport('orders', says('SecretNotFound'));
  await apply(services, [source('orders'), source('private')]);
  await untilExport('orders', says('LinkNotFound'));
  await apply(services, serviceSide(services, links, shop));
  await untilExport('orders', isReady);
  await eventually('the kubeconfig is there', () =>
    find(services.client, secrets, {
      ...{ namespace: links, name: 'workload-kubeconfig' },
    }),
  );
  await clusters.handOver(
    { namespace: links, secret: 'workload-kubeconfig' },
    { namespace: ownNamespace, secret: 'services' },
  );
  const told = await untilImport('orders', isReady);
  assert.ok(told.status?.lastSyncedTime);

  const { metadata, type } = await untilPassword('orders', 'of-orders');
  assert.equal(type, 'servicebinding.io/postgresql');
  assert.deepEqual(metadata.annotations, undefined);
  assert.deepEqual(metadata.labels, {
    'app.kubernetes.io/managed-by': 'services-toolkit',
    [labels.secretImportUid]: told.metadata.uid,
  });
  // Imported by nobody here, and exported by nobody there.
  await apply(workload, [secretImport('private')]);
  await untilImport('private', says('NotExported', /SecretExport/));
  assert.equal(
    await find(workload.client, secrets, { namespace: shop, name: 'private' }),
    undefined,
  );
});

test('a copy follows its source, also in what Kubernetes lets nobody change', async () => {
  const { services, workload } = clusters;
  await replicate('rotated');
  await apply(services, [
    source('rotated', { stringData: { password: 'second' } }),
  ]);
  const began = Date.now();
  await untilPassword('rotated', 'second');
  const tookMs = Date.now() - began;
  assert.ok(tookMs < 2_000, `it took ${tookMs} ms`);

  const key = { namespace: shop, name: 'rotated' };
  await services.client.delete(secrets, key);
  await untilImport('rotated', says('NotExported'));
  await workload.waitForEnd(secrets, key);
  await apply(services, [
    source('rotated', {
      ...{ type: 'Opaque', immutable: true },
      stringData: { password: 'third' },
    }),
  ]);
  const { immutable, type } = await untilPassword('rotated', 'third');
  assert.deepEqual([immutable, type], [true, 'Opaque']);
  await services.client.delete(secrets, key);
  await apply(services, [
    source('rotated', { stringData: { password: 'fourth' } }),
  ]);
  await untilPassword('rotated', 'fourth');
});

test('what somebody else makes of a copy is made good, on both sides', async () => {
  const { services, workload } = clusters;
  await replicate('drifting');
  const wrong = JSON.stringify({ stringData: { password: 'wrong' } });
  const patch = ['--type=merge', `--patch=${wrong}`];
  await workload.kubectl([
    ...['patch', 'secret', 'drifting', `--namespace=${shop}`, ...patch],
  ]);
  await untilPassword('drifting', 'of-drifting');
  const { namespace, name } = copyOf('drifting');
  await services.kubectl([
    ...['patch', 'secret', name, `--namespace=${namespace}`, ...patch],
  ]);
  await services.waitFor<Secret>(
    secrets,
    { namespace, name },
    secret => passwordOf(secret) === 'of-drifting',
  );
  await workload.client.delete(secrets, { namespace: shop, name: 'drifting' });
  await untilPassword('drifting', 'of-drifting');
});

test('a Secret that is not the import’s is neither overwritten nor deleted', async () => {
  const { services, workload } = clusters;
  const mine = source('taken', { stringData: { password: 'mine' } });
  await apply(workload, [mine, secretImport('taken')]);
  await apply(services, [source('taken'), secretExport('taken')]);
  const { metadata } = await untilImport('taken', says('SecretExists'));
  // The label alone makes it nobody's.
  await workload.kubectl([
    ...['label', 'secret', 'taken', `--namespace=${shop}`],
    `${labels.secretImportUid}=${metadata.uid}`,
  ]);
  await services.client.delete(secretExports, {
    ...{ namespace: shop, name: 'taken' },
  });
  await untilImport('taken', says('NotExported'));
  await apply(services, [secretExport('taken')]);
  await untilImport('taken', says('SecretExists'));
  await untilPassword('taken', 'mine');
  await workload.client.delete(secrets, { namespace: shop, name: 'taken' });
  await untilPassword('taken', 'of-taken');
  await untilImport('taken', isReady);
});

test('what the API server refuses is told in its words, and what has the name of a copy is left alone', async () => {
  const { services, workload } = clusters;
  const { namespace, name } = copyOf('blocked');
  await apply(services, [
    {
      ...{ apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name } },
      stringData: { of: 'an administrator' },
    },
    source('blocked'),
    secretExport('blocked'),
  ]);
  await untilExport('blocked', says('UnableToCopy', /left alone/));

  const policy = { name: 'no-secrets-of-this-name' };
  await apply(workload, [
    {
      ...{ apiVersion: 'admissionregistration.k8s.io/v1', metadata: policy },
      kind: 'ValidatingAdmissionPolicy',
      spec: {
        matchConstraints: {
          resourceRules: [
            {
              ...{
                apiGroups: [''],
                apiVersions: ['v1'],
                resources: ['secrets'],
              },
              operations: ['CREATE'],
            },
          ],
        },
        validations: [
          {
            expression: "object.metadata.name != 'refused'",
            message: 'not in this cluster',
          },
        ],
      },
    },
    {
      ...{ apiVersion: 'admissionregistration.k8s.io/v1', metadata: policy },
      kind: 'ValidatingAdmissionPolicyBinding',
      spec: { policyName: policy.name, validationActions: ['Deny'] },
    },
  ]);
  await eventually('the policy is in force', () =>
    workload
      .kubectl(['create', '--dry-run=server', '-f', '-'], source('refused'))
      .then(
        () => false,
        () => true,
      ),
  );
  await apply(services, [source('refused'), secretExport('refused')]);
  await apply(workload, [secretImport('refused')]);
  await untilImport('refused', says('UnableToWrite', /refused the Secret/));
  await workload.kubectl([
    ...['delete', 'validatingadmissionpolicybinding', policy.name],
  ]);
  await untilImport('refused', isReady);
});

test('an import whose link is not there says so', async () => {
  const lonely: any = secretImport('lonely');
  lonely.spec.linkRef.name = 'none';
  await apply(clusters.workload, [lonely]);
  await untilImport('lonely', says('LinkNotFound'));
});

test('a service cluster that is away takes nothing away, and what changed meanwhile arrives', async () => {
  const { services, workload } = clusters;
  await replicate('surviving');
  await services.kill();
  await untilImport('surviving', says('UpstreamUnreachable', /kept/));
  await delay(2_000);
  await untilPassword('surviving', 'of-surviving');
  await services.restart();
  await eventually('the API server is there', async () => {
    await apply(services, [
      source('surviving', { stringData: { password: 'changed' } }),
    ]);
    return true;
  });
  await untilPassword('surviving', 'changed');
  await untilImport('surviving', isReady);
  assert.ok(
    await find(workload.client, secrets, { namespace: shop, name: 'orders' }),
  );
});

test('whichever side takes its word back, the copy goes', async () => {
  const { services, workload } = clusters;
  await replicate('unexported', 'unimported');
  await services.client.delete(secretExports, {
    ...{ namespace: shop, name: 'unexported' },
  });
  await workload.waitForEnd(secrets, { namespace: shop, name: 'unexported' });
  await untilImport('unexported', says('NotExported'));
  await services.waitForEnd(secrets, copyOf('unexported'));
  await workload.client.delete(secretImports, {
    ...{ namespace: shop, name: 'unimported' },
  });
  await workload.waitForEnd(secrets, { namespace: shop, name: 'unimported' });
  assert.ok(await find(services.client, secrets, copyOf('unimported')));
});

test('who has the token of a link reads what is exported to it, and no other Secret', async () => {
  const token = await LinkToken.from(
    clusters.services,
    links,
    'workload-kubeconfig',
  );
  const statusOf = async (path: string) =>
    (await token.ask('GET', `/api/v1${path}`)).status;
  const { namespace, name } = copyOf('orders');
  assert.equal(await statusOf(`/namespaces/${namespace}/secrets/${name}`), 200);
  assert.equal(await statusOf(`/namespaces/${namespace}/secrets`), 200);
  for (const path of [
    '/secrets',
    `/namespaces/${shop}/secrets`,
    `/namespaces/${shop}/secrets/orders`,
    `/namespaces/${links}/secrets/workload-kubeconfig`,
    `/namespaces/${namespace}/configmaps`,
  ]) {
    assert.equal(await statusOf(path), 403, path);
  }
  const { status } = await token.ask(
    'DELETE',
    `/api/v1/namespaces/${namespace}/secrets/${name}`,
  );
  assert.equal(status, 403);
});

test('nobody else makes the namespace of a link, or makes one the link’s', async () => {
  const { services } = clusters;
  const { namespace } = copyOf('orders');
  await assert.rejects(
    services.kubectl(['create', 'namespace', exportNamespaceOf('others')]),
    /made by the controllers of Services Toolkit only/,
  );
  await assert.rejects(
    services.kubectl([
      ...['label', 'namespace', namespace, '--overwrite'],
      `${labels.upstreamLinkUid}=other`,
    ]),
    /made by the controllers of Services Toolkit only/,
  );
  await services.kubectl(['label', 'namespace', namespace, 'of=nobody']);
});

test('credentials of the cluster itself are never exported, and others by those only who may read them', async () => {
  const { services } = clusters;
  await services.kubectl([
    ...['create', 'serviceaccount', 'robot', `--namespace=${shop}`],
  ]);
  await apply(services, [
    {
      ...{ apiVersion: 'v1', kind: 'Secret' },
      type: 'kubernetes.io/service-account-token',
      metadata: {
        ...{ name: 'robot', namespace: shop },
        annotations: { 'kubernetes.io/service-account.name': 'robot' },
      },
    },
    secretExport('robot'),
  ]);
  await untilExport('robot', says('SecretNotAllowed'));
  assert.equal(
    await find(services.client, secrets, copyOf('robot')),
    undefined,
  );

  await services.kubectl([
    ...['create', 'rolebinding', 'robot', `--namespace=${shop}`],
    ...['--clusterrole=services-toolkit-replication-edit'],
    `--serviceaccount=${shop}:robot`,
  ]);
  await assert.rejects(
    services.kubectl(
      [...['create', '-f', '-'], `--as=system:serviceaccount:${shop}:robot`],
      secretExport('private'),
    ),
    /cannot 'get' secret 'private' in namespace/,
  );
});

test('a link that goes takes the namespace with its copies along, and both sides tell', async () => {
  const { services } = clusters;
  await replicate('left');
  const { namespace } = copyOf('left');
  await services.kubectl([
    ...['delete', 'upstreamclusterlink', 'workload', `--namespace=${links}`],
  ]);
  await services.waitForEnd(namespaces, { name: namespace });
  await untilExport('left', says('LinkNotFound'));
  await untilImport('left', one => !isReady(one));
});
