import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { offeringsOf, titlesOf } from './__testUtils__/readPortal';
import { Replica } from './__testUtils__/Replica';
import { pool, pooledClass } from './__testUtils__/serviceManifests';
import { startCluster, type TestCluster } from './__testUtils__/startCluster';
import { startPostgres, type Postgres } from './postgres/startPostgres';

const soon = { timeoutMs: 60_000 };

describe('a portal with catalog, auth and permission only', () => {
  let runDir: string;
  let postgres: Postgres;
  let cluster: TestCluster;
  let portal: Replica;

  before(async () => {
    runDir = await mkdtemp(path.join(os.tmpdir(), 'minimal-'));
    // PostgreSQL does not run as root, and its user has to get in.
    await chmod(runDir, 0o755);
    [postgres, cluster] = await Promise.all([
      startPostgres({
        dataDir: path.join(runDir, 'data/postgres'),
        log: path.join(runDir, 'logs/postgres.log'),
      }),
      startCluster('workload', runDir),
    ]);
    await cluster.kubectl(['apply', '-f', '-'], pool(1));
    await cluster.kubectl(['apply', '-f', '-'], pooledClass('mysql'));
    portal = new Replica({
      name: 'minimal',
      runDir,
      postgres,
      clusters: { workload: { access: cluster.access } },
      program: 'src/__testUtils__/minimalPortal.ts',
    });
    await portal.start();
  });

  after(async () => {
    await portal?.stop();
    await cluster?.stop();
    await postgres?.stop();
    await rm(runDir, { recursive: true, force: true });
  });

  it('has none of the plugins that are optional', async () => {
    for (const plugin of [
      'kubernetes',
      'notifications',
      'scaffolder',
      'search',
      'signals',
    ]) {
      await assert.rejects(portal.alice.get(`/api/${plugin}`), /answers 404/);
    }
  });

  it('shows what a cluster offers, in the catalog and in the claim API', async () => {
    await eventually(
      'the service is there',
      async () => {
        assert.deepEqual(await titlesOf(portal.alice, 'service-offering'), [
          'The mysql',
        ]);
        const [mysql] = await offeringsOf(portal.alice);
        assert.equal(mysql?.title, 'The mysql');
        assert.equal(mysql?.clusters[0]?.ready, 'True');
        return true;
      },
      soon,
    );
  });

  it('claims it for a component, as the person who is signed in, and gives it back', async () => {
    const claim = {
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'orders-db',
      class: 'mysql',
      entityRef: 'component:default/orders',
    };
    await portal.alice.post('/api/services-toolkit/claims', claim);
    const one = '/api/services-toolkit/claims/workload/my-apps/orders-db';
    await eventually(
      'the claim is ready',
      async () =>
        (await portal.alice.get<{ state: string }>(one)).state === 'ready'
          ? true
          : undefined,
      soon,
    );
    await eventually(
      'the claim is in the catalog, at its component',
      async () => {
        assert.deepEqual(await titlesOf(portal.alice, 'service-claim'), [
          'orders-db',
        ]);
        const { relations } = await portal.alice.get<{
          relations: { targetRef: string }[];
        }>('/api/catalog/entities/by-name/component/default/orders');
        assert.match(JSON.stringify(relations), /orders-db-/);
        return true;
      },
      soon,
    );
    await portal.alice.delete(one);
    await eventually(
      'the claim is gone from the catalog',
      async () => {
        assert.deepEqual(await titlesOf(portal.alice, 'service-claim'), []);
        return true;
      },
      soon,
    );
  });

  it('says once, and not as an error, that nobody is notified', () => {
    const lines = readFileSync(portal.log, 'utf8')
      .split('\n')
      .filter(line => line.includes('"plugin":"services-toolkit"'));
    assert.ok(lines.length > 0);
    const about = (text: RegExp) => lines.filter(line => text.test(line));
    assert.equal(about(/No notifications about claims/).length, 1);
    assert.deepEqual(about(/"level":"error"/), []);
  });
});
