import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  applyDeploy,
  startControlPlane,
  untilClaimsAreTaken,
} from '@services-toolkit/control-plane';
import {
  builtinResourceTypes,
  isReady,
  type ClassClaim,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createKubernetesClient,
  isExpired,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { eventually } from '@services-toolkit/test-support';
import {
  aClaim,
  aPolicy,
  aPoolClass,
  classClaims,
  clusterInstanceClasses,
  resourceClaimPolicies,
} from '../__testUtils__/databases';
import { TestCluster } from '../__testUtils__/TestCluster';
import { WatchedClaims } from '../__testUtils__/WatchedClaims';

const { secrets } = builtinResourceTypes;
const outageMs = 30_000;
const directory = mkdtempSync(join(tmpdir(), 'controllers-outage-'));
const stop = new AbortController();

/** Stopped last to first, also where the test fails: what goes on would keep it from ending. */
const running: { stop(): unknown }[] = [];

after(async () => {
  stop.abort();
  for (const one of running.reverse()) {
    await one.stop();
  }
  await rm(directory, { recursive: true, force: true });
});

/** Resolves when the history from that version on is no longer there. */
async function compactedBeyond(
  client: KubernetesClient,
  resourceVersion: string,
): Promise<void> {
  await eventually(
    `the history from ${resourceVersion} on is gone`,
    async () => {
      try {
        const signal = AbortSignal.timeout(500);
        const events = client.watch(classClaims, { resourceVersion, signal });
        for await (const _ of events);
        return false;
      } catch (error) {
        if (isExpired(error)) {
          return true;
        }
        throw error;
      }
    },
    { timeoutMs: 60_000, everyMs: 500 },
  );
}

const passwordOf = ({ data }: KubernetesObject & { data?: object }) =>
  Buffer.from(Object(data).password ?? '', 'base64').toString();

test('an API server that is away for 30 seconds, and comes back with other data and without its history: everything catches up', async () => {
  const dataDir = join(directory, 'data');
  const name = 'outage';
  const first = await startControlPlane({ name, dataDir });
  running.push(first);
  const port = Number(new URL(first.server).port);
  await applyDeploy(first.kubeconfig);
  const cluster = await TestCluster.at(first.kubeconfig);
  const controllers = await cluster.startControllers();
  try {
    const pool = await cluster.namespace('pool');
    const apps = await cluster.namespace('apps');
    for (const database of ['a', 'b', 'c']) {
      await cluster.addDatabase(pool, database, { password: 'old' });
    }
    await cluster.client.create(resourceClaimPolicies, aPolicy(pool, ['*']));
    await cluster.client.create(clusterInstanceClasses, aPoolClass('outage'));
    for (const claim of ['kept', 'deleted']) {
      await cluster.client.create(classClaims, aClaim(apps, claim, 'outage'));
      await cluster.waitFor<ClassClaim>(
        classClaims,
        { namespace: apps, name: claim },
        isReady,
      );
    }
    const kept = await cluster.client.get<ClassClaim>(classClaims, {
      namespace: apps,
      name: 'kept',
    });
    const before = await cluster.client.list(classClaims);

    const away = Date.now();
    await first.stop();
    const placeholder = createServer(socket => socket.destroy());
    running.push({ stop: () => placeholder.close() });
    placeholder.listen(port, '127.0.0.1');
    await once(placeholder, 'listening');
    // On another port, where the controllers do not find it, the cluster lives on.
    const elsewhere = await startControlPlane({
      name,
      dataDir,
      kubeconfig: join(directory, 'elsewhere.kubeconfig'),
      apiServerFlags: ['--etcd-compaction-interval=2s'],
    });
    running.push(elsewhere);
    assert.notEqual(elsewhere.server, first.server);
    const hidden = await createKubernetesClient({
      kubeConfig: { file: elsewhere.kubeconfig },
    });
    running.push({ stop: () => hidden.close() });
    await hidden.delete(classClaims, { namespace: apps, name: 'deleted' });
    await untilClaimsAreTaken(elsewhere.kubeconfig);
    await hidden.create(classClaims, aClaim(apps, 'new', 'outage'));
    await hidden.patch(
      secrets,
      {
        namespace: pool,
        name: `${kept.status?.resourceRef?.name}-credentials`,
      },
      { stringData: { password: 'rotated' } },
      { type: 'merge' },
    );
    await compactedBeyond(hidden, before.resourceVersion);
    await elsewhere.stop();
    placeholder.close();
    await delay(Math.max(0, away + outageMs - Date.now()));

    const third = await startControlPlane({ name, dataDir, port });
    running.push(third);
    const watched = new WatchedClaims(cluster.client, [apps]);
    await watched.start(stop.signal);
    await watched.until(
      'the old claim is gone and the new one ready',
      () =>
        watched.claims.length === 2 &&
        watched.claims.every(isReady) &&
        watched.holders.length === 2 &&
        watched.copies.length === 2,
    );
    await watched.until('the copy is the rotated Secret', async () => {
      const copy = await cluster.client.get(secrets, {
        namespace: apps,
        name: kept.status?.binding?.name ?? '',
      });
      return passwordOf(copy) === 'rotated';
    });
    const now = watched.claims.find(({ metadata }) => metadata.name === 'kept');
    assert.deepEqual(now?.status, kept.status, 'it was well all the time');
    assert.ok(!controllers.hasEnded);
    assert.equal(await controllers.stop(), 0);
  } finally {
    await controllers.kill();
    await cluster.stop();
  }
});
