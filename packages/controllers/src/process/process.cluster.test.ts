import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  applyDeploy,
  startControlPlane,
  untilClaimsAreTaken,
} from '@services-toolkit/control-plane';
import { isReady, type ClassClaim } from '@services-toolkit/kubernetes-api';
import { ControllersProcess } from '../__testUtils__/ControllersProcess';
import {
  aClaim,
  aPoolClass,
  classClaims,
  clusterInstanceClasses,
} from '../__testUtils__/databases';
import { says } from '../__testUtils__/reasonOf';
import { TestCluster } from '../__testUtils__/TestCluster';

const directory = mkdtempSync(join(tmpdir(), 'controllers-process-'));

after(async () => {
  // Where a test failed, its control plane may still write there.
  await rm(directory, { recursive: true, force: true, maxRetries: 10 });
});

const broken: [string, string, RegExp][] = [
  ['missing', '', /cannot start: .*missing.kubeconfig/],
  ['not YAML', '{{{{', /cannot start: .*broken.kubeconfig/],
  [
    'without a cluster',
    'apiVersion: v1\nkind: Config\n',
    /cannot start: .*broken.kubeconfig/,
  ],
];
for (const [name, content, message] of broken) {
  test(`a kubeconfig that is ${name}: one sentence, and an exit code`, async () => {
    const file = join(
      directory,
      content ? 'broken.kubeconfig' : 'missing.kubeconfig',
    );
    if (content) {
      await writeFile(file, content);
    }
    const process = ControllersProcess.spawn([
      `--kubeconfig=${file}`,
      '--health-port=0',
    ]);
    assert.equal(await process.ended(), 2);
    assert.match(process.log, message);
    assert.equal(process.log.split('\n').length, 1, process.log);
  });
}

test('an argument that there is not: the usage, and an exit code', async () => {
  const process = ControllersProcess.spawn(['--kubekonfig=x']);
  assert.equal(await process.ended(), 2);
  assert.match(process.log, /--kubekonfig/);
  assert.match(process.log, /Usage:/);
});

test('a health port that is taken: one sentence, and an exit code', async () => {
  const other = createServer().listen(0);
  await new Promise(done => other.once('listening', done));
  const { port } = other.address() as AddressInfo;
  const plane = await TestCluster.start();
  try {
    const process = plane.spawnControllers(['--health-port', `${port}`]);
    assert.equal(await process.ended(), 1);
    assert.match(
      process.log,
      new RegExp(
        `Port ${port} for the health endpoints is taken by another process`,
      ),
    );
  } finally {
    other.close();
    await plane.stop();
  }
});

test('an API server that comes later, goes, and comes back: the controllers say so, and go on by themselves', async () => {
  const dataDir = join(directory, 'data');
  const first = await startControlPlane({ name: 'late', dataDir });
  await applyDeploy(first.kubeconfig);
  const cluster = await TestCluster.at(first.kubeconfig);
  await first.stop();

  const controllers = cluster.spawnControllers(['--health-port=0']);
  try {
    const started = JSON.parse(await controllers.waitForLine('"Started"'));
    const health = `http://127.0.0.1:${started.healthPort}`;
    await controllers.waitForLine('Cannot follow');
    assert.equal((await fetch(`${health}/healthz`)).status, 200);
    const notReady = await fetch(`${health}/readyz`);
    assert.equal(notReady.status, 503);
    assert.match(await notReady.text(), /cannot be read/);
    assert.ok(!controllers.hasEnded);

    const second = await startControlPlane({ name: 'late', dataDir });
    await controllers.waitForLine('Controllers are running');
    assert.equal((await fetch(`${health}/readyz`)).status, 200);
    const pool = await cluster.namespace('pool');
    await cluster.addDatabase(pool, 'a');
    await cluster.client.create(clusterInstanceClasses, aPoolClass('late'));
    await untilClaimsAreTaken(second.kubeconfig);
    await cluster.client.create(classClaims, aClaim(pool, 'one', 'late'));
    const held = await cluster.waitFor<ClassClaim>(
      classClaims,
      { namespace: pool, name: 'one' },
      isReady,
    );

    await second.kill();
    const third = await startControlPlane({ name: 'late', dataDir });
    await untilClaimsAreTaken(third.kubeconfig);
    await cluster.client.create(classClaims, aClaim(pool, 'two', 'late'));
    await cluster.waitFor<ClassClaim>(
      classClaims,
      { namespace: pool, name: 'two' },
      says('NoClaimableInstances'),
    );
    // While it started, the API server refused what it allows, and did not know what it serves: nobody was told.
    const kept = await cluster.client.get<ClassClaim>(classClaims, {
      namespace: pool,
      name: 'one',
    });
    assert.equal(kept.metadata.resourceVersion, held.metadata.resourceVersion);

    assert.equal(await controllers.stop(), 0);
    assert.match(controllers.log, /"signal":"SIGTERM"/);
    await third.stop();
  } finally {
    await controllers.kill();
    await cluster.stop();
  }
});

test('the logs are one JSON object a line', async () => {
  const cluster = await TestCluster.start();
  try {
    const controllers = await cluster.startControllers();
    assert.equal(await controllers.stop(), 0);
    for (const line of controllers.log.split('\n')) {
      const { level, time, message } = JSON.parse(line);
      assert.ok(level && time && message, line);
    }
  } finally {
    await cluster.stop();
  }
});
