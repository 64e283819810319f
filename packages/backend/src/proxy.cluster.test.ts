import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aPoolClass,
  eventually,
  TestCluster,
} from '@services-toolkit/test-support';
import { kubernetesPlugin } from './__testUtils__/kubernetesPlugin';
import { kubernetesPluginToken } from './__testUtils__/kubernetesPluginToken';
import {
  startTestPortal,
  type TestPortal,
} from './__testUtils__/startTestPortal';

/** The kubernetes plugin's own. */
const account = 'kubernetes-plugin';

/** The API group of links between clusters. */
const ofLinks = 'projection.apiresources.multicluster.x-tanzu.vmware.com';

describe('a cluster that is reached through the real kubernetes plugin', () => {
  let cluster: TestCluster;
  let portal: TestPortal;
  let mayProxy = true;

  before(async () => {
    cluster = await TestCluster.start();
    const token = await kubernetesPluginToken(cluster);
    await cluster.apply(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'my-apps' } },
      aPoolClass('postgres'),
    );
    portal = await startTestPortal({
      features: [
        kubernetesPlugin,
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () => ({
            authorize: async requests =>
              requests.map(({ permission }) => ({
                result:
                  mayProxy || permission.name !== 'kubernetes.proxy'
                    ? AuthorizeResult.ALLOW
                    : AuthorizeResult.DENY,
              })),
            authorizeConditional: async requests =>
              requests.map(() => ({ result: AuthorizeResult.ALLOW })),
          }),
        }),
      ],
      config: {
        servicesToolkit: {
          catalog: { defaultOwner: 'group:default/platform-team' },
          clusters: {
            workload: {
              proxy: true,
              identity: 'serviceAccount',
              // Each of the outages below is noticed at the end of a watch.
              watchSeconds: 3,
            },
          },
        },
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: 'workload',
                  title: 'Workload',
                  url: cluster.server,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: token,
                  caData: cluster.caData,
                },
              ],
            },
          ],
        },
      },
    });
  });

  after(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  /** What the proxy does not tell, only the end of a watch does. */
  const patience = { timeoutMs: 60_000 };
  const shows = (name: string) =>
    eventually(
      name,
      () => portal.entity(`resource:services/${name}`),
      patience,
    );
  const status = async () => {
    const { body } = await portal.ask('/services-toolkit/clusters');
    return body.items[0] as { reachable: boolean; message?: string };
  };
  const says = (words: RegExp) =>
    eventually(
      `the cluster to say ${words}`,
      async () => words.test((await status()).message ?? ''),
      patience,
    );
  const answers = () =>
    eventually(
      'the cluster to be in order',
      async () => {
        const { message, reachable } = await status();
        return reachable && !message;
      },
      patience,
    );
  const watchesOf = async () => {
    const counts = new Map<string, number>();
    for (const { objectRef, verb } of await cluster.requestsOf(account)) {
      if (verb === 'watch') {
        const kind = objectRef?.resource ?? '';
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
    }
    return [...counts.values()];
  };
  const seen = [
    'resource:default/workload',
    'resource:services/postgres',
    'resource:services/redis',
  ];
  const lists = async () =>
    (await cluster.requestsOf(account)).filter(
      ({ verb, objectRef }) =>
        verb === 'list' &&
        // This cluster does not have its kinds, which are asked for now and then.
        objectRef?.apiGroup !== ofLinks,
    );

  it('shows what is there, and by its watch what comes, without another list', async () => {
    await shows('postgres');
    await eventually(
      'a watch of each of the eight kinds',
      async () => (await watchesOf()).length === 8,
    );
    const listed = await lists();
    await cluster.apply(aPoolClass('redis'));
    await shows('redis');
    await cluster.apply(aPoolClass('short-lived'));
    await shows('short-lived');
    await cluster.kubectl(['delete', 'clusterinstanceclass/short-lived']);
    await eventually(
      'its end',
      async () =>
        (await portal.entity('resource:services/short-lived')) === undefined,
    );
    assert.deepEqual(await portal.ownRefs(), seen);
    await eventually(
      'each watch to be opened a second time',
      async () => (await watchesOf()).every(count => count >= 2),
      patience,
    );
    assert.equal((await lists()).length, listed.length);
    await answers();
  });

  it('is written to with what the plugin may, and no more', async () => {
    const claim = {
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'db',
      class: 'postgres',
    };
    const { status: code, body } = await portal.ask(
      '/services-toolkit/claims',
      'user:default/alice',
      claim,
    );
    assert.equal(code, 403, JSON.stringify(body));
    const requests = await cluster.requestsOf(account);
    const created = requests.find(({ verb }) => verb === 'create');
    assert.equal(created?.objectRef?.resource, 'classclaims');
    assert.equal(created?.impersonatedUser, undefined);
  });

  it('loses nothing while it is down, and is followed again', async () => {
    await cluster.kill();
    try {
      await says(/does not answer the kubernetes plugin/);
      assert.equal((await status()).reachable, false);
      assert.deepEqual(await portal.ownRefs(), seen);
    } finally {
      await cluster.restart();
    }
    await cluster.apply(aPoolClass('after-the-outage'));
    await shows('after-the-outage');
    await cluster.kubectl(['delete', 'clusterinstanceclass/after-the-outage']);
    await eventually(
      'its end',
      async () => (await portal.ownRefs()).length === seen.length,
      patience,
    );
  });

  it('loses nothing while the portal’s policy forbids the proxy (403), and is followed again', async () => {
    mayProxy = false;
    // What is watched is not asked for again: the watches have to end first.
    await cluster.kill();
    await cluster.restart();
    await says(/\(403\).*kubernetes\.proxy/);
    assert.deepEqual(await portal.ownRefs(), seen);
    mayProxy = true;
    await answers();
    assert.deepEqual(await portal.ownRefs(), seen);
  });

  it('loses nothing while the cluster forbids the lists (403), and is followed again', async () => {
    const role = ['clusterrolebinding', 'backstage-kubernetes-plugin'];
    const binding = JSON.parse(
      await cluster.kubectl(['get', ...role, '--output=json']),
    );
    await cluster.kubectl(['delete', ...role]);
    await cluster.kill();
    await cluster.restart();
    await says(/\(403\)/);
    assert.deepEqual(await portal.ownRefs(), seen);
    const { name, labels } = binding.metadata;
    await cluster.apply({ ...binding, metadata: { name, labels } });
    await answers();
    assert.deepEqual(await portal.ownRefs(), seen);
  });

  it('loses nothing when the cluster refuses the plugin’s token (401)', async () => {
    await cluster.kubectl([
      'delete',
      `serviceaccount/${account}`,
      '--namespace=backstage',
    ]);
    await cluster.kill();
    await cluster.restart();
    await says(/refuses the credentials \(401\)/);
    assert.equal((await status()).reachable, false);
    assert.deepEqual(await portal.ownRefs(), seen);
  });
});
