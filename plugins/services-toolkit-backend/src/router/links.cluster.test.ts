import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { LinkedCluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { eventually } from '@services-toolkit/test-support';
import { serviceSamples } from '../__testUtils__/serviceSamples';
import { startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

const root = resolve(__dirname, '../../../..');
const group = 'projection.apiresources.multicluster.x-tanzu.vmware.com';
const apiVersion = `${group}/v1alpha1`;
const postgres = 'demo.example.com';
/** What only operators may know. */
const secret = 'connect ECONNREFUSED canary.internal:6443';

const samples = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'links' },
    },
    {
      apiVersion,
      kind: 'DownstreamClusterLink',
      metadata: { name: 'link-a', namespace: 'links' },
      spec: { upstream: { name: 'services', kubeconfig: { secretName: 's' } } },
    },
    {
      apiVersion,
      kind: 'ClusterAPIGroupImport',
      metadata: { name: 'postgres' },
      spec: {
        group: postgres,
        linkRef: { namespace: 'links', name: 'link-a' },
      },
    },
    {
      apiVersion,
      kind: 'APIResourceImport',
      metadata: { name: 'postgres', namespace: 'my-apps' },
      spec: { group: postgres },
    },
    {
      apiVersion,
      kind: 'APIResourceImport',
      metadata: { name: 'nothing', namespace: 'my-apps' },
      spec: { group: 'nothing.example.com' },
    },
    {
      apiVersion,
      kind: 'UpstreamClusterLink',
      metadata: { name: 'other', namespace: 'links' },
      spec: { downstream: { name: 'other' } },
    },
    {
      apiVersion,
      kind: 'APIExportRoleBinding',
      metadata: { name: 'other', namespace: 'my-apps' },
      spec: {
        linkRef: { namespace: 'links', name: 'other' },
        roleRef: { name: 'view' },
      },
    },
    {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClusterInstanceClass',
      metadata: { name: 'postgres-elsewhere' },
      spec: { pool: { group: postgres, kind: 'PostgresInstance' } },
    },
  ],
};

const condition = (type: string, status: string, reason: string) => ({
  ...{ type, status, reason, message: status === 'True' ? 'Fine' : secret },
  lastTransitionTime: '2026-12-01T10:42:00Z',
});

describe('links between clusters', () => {
  let setup: TestSetup;
  const kubectl = (args: string[], input?: object) =>
    setup.cluster.kubectl(args, input);

  before(async () => {
    setup = await startTestSetup();
    await kubectl([
      'apply',
      '-k',
      join(root, 'packages/kubernetes-api/crds/projection'),
    ]);
    await kubectl(['wait', 'crd', '--all', '--for=condition=Established']);
    await kubectl([
      ...['apply', '-f', join(root, 'deploy/parts/projection/roles.yaml')],
    ]);
    await kubectl(['apply', '-f', '-'], samples);
    await kubectl([
      ...['create', 'clusterrolebinding', 'operators-see-links'],
      '--clusterrole=services-toolkit-projection-view',
      '--group=backstage:group:default/team-apps',
    ]);
  });

  after(async () => {
    await kubectl(['delete', 'clusterrolebinding', 'operators-see-links']);
    await kubectl(['delete', '--ignore-not-found', '-f', '-'], samples);
    await setup?.stop();
  });

  const says = (resource: string, name: string, status: object) =>
    kubectl([
      ...['patch', resource, name, '--subresource=status', '--type=merge'],
      ...(resource === 'downstreamclusterlink' ? ['--namespace=links'] : []),
      `--patch=${JSON.stringify({ status })}`,
    ]);
  const linkIs = (status: 'True' | 'False') => {
    const reason = status === 'True' ? 'Ready' : 'UpstreamUnreachable';
    return says('downstreamclusterlink', 'link-a', {
      conditions: [
        condition('UpstreamReachable', status, reason),
        condition('ProxyReady', 'True', 'ProxyReady'),
        condition('Ready', status, reason),
      ],
      upstream: { server: 'https://canary.internal:6443', lastError: secret },
    });
  };
  const get = (who: string, path: string) =>
    setup.portal.send(who, 'get', path);
  const linksFor = async (who: string): Promise<LinkedCluster[]> =>
    (await get(who, '/links')).body.items;

  it('are shown to operators with errors and addresses, and what they carry', async () => {
    await linkIs('False');
    await says('clusterapigroupimport', 'postgres', {
      conditions: [condition('Ready', 'True', 'Ready')],
      versions: ['v1'],
    });
    const [shown] = await eventually('the links', () => linksFor('alice'), {
      check: ([one]) => {
        assert.equal(one?.uses[0]?.state, 'unreachable');
        assert.equal(one?.uses[0]?.imports[0]?.state, 'ok');
        assert.equal(one?.uses[0]?.imports[0]?.classCount, 1);
        assert.equal(one?.notImported?.length, 1);
        assert.equal(one?.usedBy[0]?.exportCount, 1);
      },
      // The portal has found out before that the cluster does not serve the kinds, and looks again.
      timeoutMs: 90_000,
    });
    assert.equal(shown?.cluster, 'workload');
    const [link] = shown.uses;
    assert.deepEqual(
      [link?.cluster, link?.reason, link?.since, link?.lastError],
      ['services', 'UpstreamUnreachable', '2026-12-01T10:42:00Z', secret],
    );
    assert.deepEqual(link?.imports[0], {
      ...{ group: postgres, name: 'postgres', versions: ['v1'], state: 'ok' },
      since: '2026-12-01T10:42:00Z',
      ...{ namespaces: ['my-apps'], namespaceCount: 1 },
      ...{ classes: ['postgres-elsewhere'], classCount: 1 },
    });
    assert.deepEqual(shown.notImported, [
      {
        ...{ group: 'nothing.example.com', namespaceCount: 1 },
        namespaces: ['my-apps'],
      },
    ]);
    assert.deepEqual(
      shown.usedBy.map(({ cluster, state, exports }) => [
        ...[cluster, state, exports[0]?.namespace, exports[0]?.role],
      ]),
      [['other', 'unknown', 'my-apps', 'view']],
    );
  });

  it('say to who may not list them in the cluster what is missing, and nothing else', async () => {
    const { body } = await get('carol', '/links');
    assert.deepEqual(body.items[0].uses, []);
    assert.deepEqual(body.items[0].usedBy, []);
    assert.ok(
      body.items[0].hidden.some(
        ({ verb, resource }: { verb: string; resource: string }) =>
          verb === 'list' && resource === `downstreamclusterlinks.${group}`,
      ),
    );
    assert.ok(!JSON.stringify(body).includes('canary'));
  });

  it('are known to everybody by where a class runs, without an address or an error', async () => {
    const address = '/offerings/services/postgres-elsewhere';
    const { body } = await get('carol', address);
    assert.deepEqual(body.clusters[0].runsOn, {
      ...{ cluster: 'services', state: 'unreachable' },
      link: { namespace: 'links', name: 'link-a' },
      ...{ reason: 'UpstreamUnreachable', since: '2026-12-01T10:42:00Z' },
    });
    assert.ok(!JSON.stringify(body).includes('canary'));
    await linkIs('True');
    await eventually('the link is back', () => get('carol', address), {
      check: answer => assert.equal(answer.body.clusters[0].runsOn.state, 'ok'),
    });
    const other = await get('carol', '/offerings/services/postgres-pool');
    assert.equal(other.body.clusters[0].runsOn, undefined);
  });

  it('are known by where the plan of a service runs', async () => {
    const elsewhere = structuredClone(serviceSamples);
    const offering = elsewhere.items.find(
      ({ kind }) => kind === 'ClusterServiceOffering',
    ) as { spec: { plans: { classRef: { name: string } }[] } } | undefined;
    offering!.spec.plans[0]!.classRef.name = 'postgres-elsewhere';
    await kubectl(['apply', '-f', '-'], elsewhere);
    const { body } = await eventually(
      'the service',
      () => get('carol', '/services/services/postgresql'),
      { check: ({ status }) => assert.equal(status, 200) },
    );
    assert.equal(body.clusters[0].plans[0].runsOn.cluster, 'services');
    await kubectl(['delete', '-f', '-'], elsewhere);
  });

  it('are part of the diagnosis of a claim, which leads through them', async () => {
    await linkIs('False');
    const claim = 'services.apps.tanzu.vmware.com/v1alpha1';
    await kubectl(['create', '-f', '-'], {
      ...{ apiVersion: claim, kind: 'ClassClaim' },
      metadata: { name: 'elsewhere', namespace: 'my-apps' },
      spec: { classRef: { name: 'postgres-elsewhere' } },
    });
    const address = '/claims/workload/my-apps/elsewhere';
    const { body } = await eventually(
      'the diagnosis',
      () => get('bob', `${address}/chain`),
      {
        check: answer => {
          assert.equal(answer.status, 200);
          assert.equal(answer.body.claim.runsOn?.state, 'unreachable');
        },
      },
    );
    const links: { id: string; kind: string; state: string; since?: string }[] =
      body.links;
    const broken = links.find(({ id }) => id === body.brokenLink);
    assert.deepEqual(
      [broken?.kind, broken?.state, broken?.since],
      ['clusterLink', 'failed', '2026-12-01T10:42:00Z'],
    );
    assert.equal(links.find(one => one.kind === 'groupImport')?.state, 'ok');
    assert.ok(!JSON.stringify(body).includes('canary'));
    await eventually('the claim alone', () => get('bob', address), {
      check: answer => assert.equal(answer.body.runsOn?.cluster, 'services'),
    });
  });
});
