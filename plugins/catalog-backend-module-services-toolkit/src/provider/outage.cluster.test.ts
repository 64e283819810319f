import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { eventually, TestCluster } from '@services-toolkit/test-support';
import type { Knex } from 'knex';
import { aClass, aClassClaim, aResourceClaim } from '../__testUtils__/builders';
import {
  createTestDatabase,
  writesOf,
} from '../__testUtils__/createTestDatabase';
import { startCuttingProxy } from '../__testUtils__/startCuttingProxy';
import {
  startTestCatalog,
  type TestCatalog,
} from '../__testUtils__/startTestCatalog';

describe('when something is away', () => {
  let cluster: TestCluster;
  let knex: Knex;
  let catalog: TestCatalog | undefined;
  const objects = [
    aClass('postgres'),
    aClass('redis'),
    aClassClaim('my-apps/db'),
    aResourceClaim('my-apps/direct'),
  ];

  before(async () => {
    cluster = await TestCluster.start();
    await cluster.kubectl(['create', 'namespace', 'my-apps']);
    await cluster.kubectl(['apply', '-f', '-'], list(objects));
  });

  after(() => cluster?.stop());

  beforeEach(async () => {
    knex = createTestDatabase();
    await start();
    await has(5); // the cluster and the four objects
  });

  afterEach(async () => {
    await catalog?.stop();
    await knex.destroy();
  });

  async function start(
    clusters: Parameters<typeof startTestCatalog>[0]['clusters'] = {
      workload: cluster,
    },
  ) {
    catalog = await startTestCatalog({ knex, clusters });
  }

  /**
   * The entity of a cluster is planned with all others, whether or not it answers: once that of one more cluster is
   * there, everything was decided.
   */
  async function startBesideAnother(
    clusters: Parameters<typeof startTestCatalog>[0]['clusters'],
  ) {
    await start({
      ...clusters,
      another: { ...cluster, portalToken: 'refused' },
    });
    await eventually('the other cluster', () =>
      catalog!.entity('resource:default/another'),
    );
  }

  async function writesBesideAnother() {
    return (await writesOf(knex)).filter(
      row => !JSON.stringify(row).includes('default/another'),
    );
  }

  async function stop() {
    await catalog?.stop();
    catalog = undefined;
  }

  async function refs(): Promise<string[]> {
    return [...((await catalog?.entities()) ?? new Map()).keys()].sort();
  }

  function has(count: number): Promise<string[]> {
    return eventually(`${count} entities`, async () => {
      const found = await refs();
      return found.length === count && found;
    });
  }

  /** Proves that everything before it was seen: it comes last. */
  async function seesNewClass(name: string) {
    await cluster.kubectl(['apply', '-f', '-'], aClass(name));
    await eventually(name, () => catalog!.entity(`resource:services/${name}`));
    await cluster.kubectl(['delete', `clusterinstanceclass/${name}`]);
    await eventually(
      `the end of ${name}`,
      async () =>
        (await catalog!.entity(`resource:services/${name}`)) === undefined,
    );
  }

  it('loses nothing and writes nothing while the API server is away, and follows again', async () => {
    const written = await writesOf(knex);
    await cluster.kill();
    await cluster.restart();
    await seesNewClass('after-the-outage');
    assert.deepEqual(await writesOf(knex), written);
  });

  it('sees what was deleted while the portal was stopped', async () => {
    await stop();
    await cluster.kubectl(['delete', 'clusterinstanceclass/redis']);
    await start();
    assert.ok(!(await has(4)).includes('resource:services/redis'));
    await cluster.kubectl(['apply', '-f', '-'], aClass('redis'));
    await has(5);
  });

  it('writes nothing when it starts again and nothing has changed', async () => {
    const written = await writesOf(knex);
    await stop();
    await start();
    await seesNewClass('after-the-restart');
    assert.deepEqual(await writesOf(knex), written);
  });

  it('loses nothing when it starts while the cluster is down', async () => {
    const written = await writesOf(knex);
    await stop();
    await cluster.kill();
    try {
      await startBesideAnother({ workload: cluster });
      assert.deepEqual(await writesBesideAnother(), written);
    } finally {
      await cluster.restart();
    }
    await seesNewClass('after-the-start');
    assert.equal((await refs()).length, 6);
  });

  it('loses nothing when the cluster refuses the portal’s token', async () => {
    const written = await writesOf(knex);
    await stop();
    await startBesideAnother({
      workload: { ...cluster, portalToken: 'refused' },
    });
    assert.deepEqual(await writesBesideAnother(), written);
  });

  it('loses nothing when the cluster forbids the lists, from the start', async () => {
    const written = await writesOf(knex);
    await stop();
    const role = ['clusterrolebinding', 'services-toolkit-portal'];
    const { metadata, ...binding } = JSON.parse(
      await cluster.kubectl(['get', ...role, '--output=json']),
    );
    await cluster.kubectl(['delete', ...role]);
    try {
      await startBesideAnother({ workload: cluster });
      assert.deepEqual(await writesBesideAnother(), written);
    } finally {
      const { name, labels } = metadata;
      await cluster.kubectl(['apply', '-f', '-'], {
        ...binding,
        metadata: { name, labels },
      });
    }
    await seesNewClass('after-the-refusal');
    assert.equal((await refs()).length, 6);
  });

  it('loses nothing when lists end in the middle, from the start', async () => {
    const proxy = await startCuttingProxy(cluster.server);
    const many = Array.from({ length: 40 }, (_, index) =>
      aClass(`long-${index}`, { short: 'far too long '.repeat(200) }),
    );
    try {
      await cluster.kubectl(['apply', '-f', '-'], list(many));
      await has(5 + many.length);
      const written = await writesOf(knex);
      await stop();
      // Enough for the handshake and the beginning of the list of classes, which has 100 KB and more.
      proxy.cutAfter = 40_000;
      await startBesideAnother({
        workload: { ...cluster, server: proxy.server },
      });
      await eventually('a cut', async () => proxy.cuts > 0);
      assert.deepEqual(await writesBesideAnother(), written);
      proxy.cutAfter = Infinity;
      await seesNewClass('after-the-cuts');
      assert.deepEqual(await writesBesideAnother(), written);
    } finally {
      await cluster.kubectl([
        'delete',
        'clusterinstanceclasses',
        ...many.map(({ metadata }) => metadata.name ?? ''),
      ]);
      await stop();
      await proxy.stop();
    }
  });

  it('lets a cluster go that left the configuration', async () => {
    await stop();
    await start({});
    await has(0);
  });
});

function list(items: object[]) {
  return { apiVersion: 'v1', kind: 'List', items };
}
