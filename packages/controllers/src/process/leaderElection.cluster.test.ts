import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { listAll } from '@services-toolkit/kubernetes-runtime';
import { addPool } from '../__testUtils__/addPool';
import type { ControllersProcess } from '../__testUtils__/ControllersProcess';
import {
  aClaim,
  classClaims,
  resourceClaims,
} from '../__testUtils__/databases';
import { TestCluster } from '../__testUtils__/TestCluster';
import { WatchedClaims } from '../__testUtils__/WatchedClaims';

const { leases, secrets } = builtinResourceTypes;
/** What is promised for a leader that crashed. */
const takeoverMs = 15_000;
const stop = new AbortController();
let cluster: TestCluster;

before(async () => {
  cluster = await TestCluster.start();
});

after(async () => {
  stop.abort();
  await cluster?.stop();
});

/** Two replicas; the first one leads. */
async function twoReplicas(
  args: readonly string[] = [],
): Promise<{ leader: ControllersProcess; standby: ControllersProcess }> {
  const leader = await cluster.startControllers([...args, '--identity=first']);
  const standby = cluster.spawnControllers([
    ...args,
    '--identity=second',
    '--health-port=0',
  ]);
  await standby.waitForLine('Standing by');
  return { leader, standby };
}

async function aPool(instances: number): Promise<{
  watched: WatchedClaims;
  apps: string;
  className: string;
}> {
  const className = await addPool(cluster, instances, ['*']);
  const apps = await cluster.namespace('apps');
  const watched = new WatchedClaims(cluster.client, [apps]);
  await watched.start(stop.signal);
  return { watched, apps, className };
}

async function claimAll(
  { apps, className }: { apps: string; className: string },
  count: number,
): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, i) =>
      cluster.client.create(classClaims, aClaim(apps, `claim-${i}`, className)),
    ),
  );
}

const readyOf = ({ claims }: WatchedClaims) => claims.filter(isReady);

/** Every claim has one ResourceClaim, one Lease and one instance, and no two have the same. */
function assertNoDoubles(watched: WatchedClaims, count: number): void {
  const instances = readyOf(watched).map(
    ({ status }) => status?.resourceRef?.name,
  );
  assert.equal(new Set(instances).size, count, 'an instance is held twice');
  assert.equal(watched.resourceClaims.length, count);
  assert.equal(watched.holders.length, count, 'more or fewer Leases');
  assert.equal(new Set(watched.holders).size, count);
  assert.equal(watched.copies.length, count);
}

/** Where a process has its /readyz and /metrics. */
async function health(process: ControllersProcess): Promise<string> {
  const { healthPort } = JSON.parse(await process.waitForLine('"Started"'));
  return `http://127.0.0.1:${healthPort}`;
}

async function metricsOf(address: string): Promise<string> {
  return (await fetch(`${address}/metrics`)).text();
}

/** Every object that the controllers write, at its version; but for classes, whose use is told some seconds later. */
async function versions(apps: string): Promise<string[]> {
  const all = await Promise.all([
    listAll(cluster.client, classClaims, { namespace: apps }),
    listAll(cluster.client, resourceClaims, { namespace: apps }),
    listAll(cluster.client, secrets, { namespace: apps }),
    listAll(cluster.client, leases, { namespace: 'services-toolkit' }),
    listAll(cluster.client, builtinResourceTypes.events, { namespace: apps }),
  ]);
  return all
    .flatMap(({ items }): KubernetesObject[] => items)
    .filter(({ metadata }) => metadata.name !== 'services-toolkit-controllers')
    .map(
      ({ kind, metadata }) =>
        `${kind} ${metadata.name} ${metadata.uid} ${metadata.resourceVersion}`,
    )
    .sort();
}

/** The same, once nothing has been written for a second: also Events, which nobody watches here. */
async function versionsAtRest(
  watched: WatchedClaims,
  apps: string,
): Promise<string[]> {
  let last: string[] = [];
  await watched.until('all is at rest', async () => {
    const previous = last;
    await delay(1_000);
    last = await versions(apps);
    return last.join() === previous.join();
  });
  return last;
}

test('the leader is killed in the middle of 200 claims: the other one takes over in time, finishes all, and does nothing twice', async () => {
  const pool = await aPool(200);
  const { watched } = pool;
  const { leader, standby } = await twoReplicas();
  try {
    const claimed = claimAll(pool, 200);
    await watched.until('some are ready', () => readyOf(watched).length >= 20);
    await leader.kill();
    const done = readyOf(watched).length;
    assert.ok(done < 200, 'it was killed too late');
    await standby.waitForLine('Controllers are running', takeoverMs);
    await claimed;
    await watched.until(
      'all are ready',
      () => readyOf(watched).length === 200 && watched.holders.length === 200,
    );
    assertNoDoubles(watched, 200);
  } finally {
    await leader.kill();
    await standby.stop();
  }
});

test('the leader is asked to stop: the other one works at once, and has been ready all the time', async () => {
  const { leader, standby } = await twoReplicas();
  try {
    const [ofLeader, ofStandby] = [await health(leader), await health(standby)];
    assert.equal((await fetch(`${ofStandby}/readyz`)).status, 200);
    assert.match(
      await metricsOf(ofLeader),
      /^leader_election_master_status 1$/m,
    );
    const metrics = await metricsOf(ofStandby);
    assert.match(metrics, /^leader_election_master_status 0$/m);
    assert.match(
      metrics,
      /^services_toolkit_informers\{resource="classclaims.services.apps.tanzu.vmware.com",state="synced"\} 1$/m,
    );
    assert.match(
      metrics,
      /^rest_client_requests_total\{method="GET",code="200"\} [1-9]/m,
    );
    assert.doesNotMatch(metrics, /method="(POST|PUT|PATCH|DELETE)",code="2/);
    assert.doesNotMatch(standby.log, /Controllers are running/);
    const [exitCode] = await Promise.all([
      leader.stop(),
      // Sooner than the Lease of 12 s would have run out.
      standby.waitForLine('Controllers are running', 9_000),
    ]);
    assert.equal(exitCode, 0);
  } finally {
    await leader.kill();
    await standby.stop();
  }
});

test('a leader that was frozen past its lease overwrites nothing when it wakes up, and stands by', async () => {
  const pool = await aPool(40);
  const { watched, apps, className } = pool;
  const { leader, standby } = await twoReplicas([
    '--leader-elect-lease-duration=9',
  ]);
  try {
    const claimed = claimAll(pool, 40);
    await watched.until('some are ready', () => readyOf(watched).length >= 5);
    leader.freeze();
    await standby.waitForLine('Controllers are running');
    await claimed;
    await watched.until('all are ready', () => readyOf(watched).length === 40);
    // What the frozen one believes to be true is no more: other claims hold these instances now.
    for (let i = 0; i < 10; i++) {
      await cluster.client.delete(classClaims, {
        namespace: apps,
        name: `claim-${i}`,
      });
    }
    await watched.until(
      'ten are free',
      () => watched.holders.length === 30 && watched.copies.length === 30,
    );
    for (let i = 0; i < 10; i++) {
      await cluster.client.create(
        classClaims,
        aClaim(apps, `other-${i}`, className),
      );
    }
    await watched.until(
      'all are ready again',
      () => readyOf(watched).length === 40 && watched.holders.length === 40,
    );
    assertNoDoubles(watched, 40);
    const left = await versionsAtRest(watched, apps);

    leader.thaw();
    await leader.waitForLine('This process leads no more');
    await watched.until(
      'it stands by from then on',
      () =>
        leader.log
          .split('This process leads no more')[1]
          ?.includes('Standing by') ?? false,
    );
    await watched.changed();
    assert.deepEqual(await versions(apps), left);
  } finally {
    leader.thaw();
    await leader.kill();
    await standby.kill();
  }
});
