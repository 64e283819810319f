import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { startInstanceQueryServer } from '../__testUtils__/startInstanceQueryServer';
import { startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

describe('instances that could be claimed', () => {
  let setup: TestSetup;
  let stopServer: (() => Promise<void>) | undefined;

  before(async () => {
    setup = await startTestSetup();
  });
  after(async () => {
    await stopServer?.();
    await setup?.stop();
  });

  const ask = async (who: string, namespace = 'my-apps', more = '') => {
    const { status, body } = await setup.portal.send(
      who,
      'get',
      `/offerings/services/postgres-pool/instances?cluster=workload&namespace=${namespace}${more}`,
    );
    return { status, body, message: body.error?.message };
  };
  const setReady = (name: string) =>
    setup.cluster.kubectl([
      ...['patch', 'clusterinstanceclass', name, '--subresource=status'],
      ...['--type=merge', '--patch'],
      JSON.stringify({
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      }),
    ]);

  it('says that the cluster does not tell, before anything else', async () => {
    for (const person of ['alice', 'carol']) {
      const { status, message } = await ask(person);
      assert.equal(status, 404);
      assert.match(
        message,
        /^Cluster "workload" does not tell which instances can be claimed: it serves no InstanceQuery\. .*deploy\/aggregated-apiserver/,
      );
    }
  });

  it('lists them as the person who asks', async () => {
    stopServer = await startInstanceQueryServer(setup.cluster);
    await setReady('postgres-pool');
    for (const name of ['db-a', 'db-b']) {
      await setup.cluster.kubectl([
        ...['create', 'secret', 'generic', name, '--namespace=my-apps'],
        '--from-literal=type=postgresql',
      ]);
    }
    const secret = (name: string) => ({
      ...{ apiVersion: 'v1', kind: 'Secret' },
      ...{ name, namespace: 'my-apps' },
    });
    // Roles and caches follow within moments.
    await eventually('the instances', () => ask('alice'), {
      check: answer => {
        assert.equal(answer.status, 200, answer.message);
        assert.deepEqual(answer.body, {
          instances: [secret('db-a'), secret('db-b')],
          mayBeMore: false,
        });
      },
    });
    assert.deepEqual((await ask('alice', 'my-apps', '&limit=1')).body, {
      instances: [secret('db-a')],
      mayBeMore: true,
    });
    const { impersonatedUser } =
      (await setup.cluster.requestsOf())
        .filter(({ objectRef }) => objectRef?.resource === 'instancequeries')
        .at(-1) ?? {};
    assert.equal(impersonatedUser?.username, 'backstage:user:default/alice');
  });

  it('tells who may not ask there what is missing', async () => {
    for (const [person, namespace] of [
      ['carol', 'my-apps'],
      // May look, and not claim.
      ['bob', 'my-apps'],
      ['alice', 'mallory'],
    ] as const) {
      const { status, message } = await ask(person, namespace);
      assert.equal(status, 403);
      assert.match(
        message,
        /^You may not ask which instances can be claimed in namespace \S+ of cluster workload: .*cannot create resource "instancequeries".* Ask the owner of namespace \S+ for the role app-editor\.$/,
      );
    }
  });

  it('counts them for many pools at once, as far as the person may ask', async () => {
    const count = async (who: string, ...namespaces: string[]) => {
      const { status, body } = await setup.portal.send(
        who,
        'post',
        '/offerings/free-instances',
        {
          items: ['postgres-pool', 'nope'].map(name => ({
            group: 'services',
            class: name,
            cluster: 'workload',
            namespaces,
          })),
        },
      );
      assert.equal(status, 200, JSON.stringify(body));
      return body.items;
    };
    const [pool, unknown] = await count('alice', 'my-apps');
    assert.deepEqual(pool, { free: { number: 2, mayBeMore: false } });
    assert.match(unknown.unanswered, /does not offer class "nope"/);
    const [more] = await count('alice', 'my-apps', 'mallory');
    assert.deepEqual(more, { free: { number: 2, mayBeMore: true } });
    for (const person of ['bob', 'carol']) {
      const [nothing] = await count(person, 'my-apps');
      assert.deepEqual(Object.keys(nothing), ['unanswered'], person);
    }
  });

  it('passes on what is wrong with the class', async () => {
    await setReady('on-demand');
    const of = (path: string) =>
      setup.portal.send('alice', 'get', `/offerings/${path}&namespace=my-apps`);
    await eventually(
      'the class has no pool',
      () => of('services/on-demand/instances?cluster=workload'),
      {
        check: ({ status, body }) => {
          assert.equal(status, 400);
          assert.match(
            body.error.message,
            /"on-demand": this class has no pool/,
          );
        },
      },
    );
    for (const path of [
      'services/nope/instances?cluster=workload',
      'other/postgres-pool/instances?cluster=workload',
      'services/postgres-pool/instances?cluster=nowhere',
    ]) {
      assert.equal((await of(path)).status, 404, path);
    }
  });

  it('says that the cluster cannot tell at the moment', async () => {
    await stopServer?.();
    stopServer = undefined;
    await eventually('the cluster does not answer', () => ask('alice'), {
      check: ({ status, message }) => {
        assert.equal(status, 503);
        assert.match(message, /"workload"/);
      },
    });
  });
});
