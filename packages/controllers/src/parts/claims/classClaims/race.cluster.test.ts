import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isReady } from '@services-toolkit/kubernetes-api';
import { objectKey } from '@services-toolkit/kubernetes-runtime';
import { addPool } from '../../../__testUtils__/addPool';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
import { aClaim, classClaims } from '../../../__testUtils__/databases';
import { reasonOf } from '../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../__testUtils__/TestCluster';
import { WatchedClaims } from '../../../__testUtils__/WatchedClaims';

/** What is tested here has to hold without a leader, too: the API server decides who holds what. */
const alone = ['--leader-elect=false'];

let cluster: TestCluster;
const stop = new AbortController();

before(async () => {
  cluster = await TestCluster.start();
});

after(async () => {
  stop.abort();
  await cluster?.stop();
});

/** Kills a process (-9) at random moments, and starts the next one each time. Answers with the one that is left running. */
async function underFire(
  first: ControllersProcess,
  kills: number,
  changed: () => Promise<void>,
): Promise<ControllersProcess> {
  let running = first;
  for (let i = 0; i < kills; i++) {
    const changes = 1 + Math.floor(Math.random() * 15);
    for (let seen = 0; seen < changes; seen++) {
      await changed();
    }
    await running.kill();
    running = await cluster.startControllers(alone);
  }
  return running;
}

/** What is left when a race is over: everybody is ready or waits with a reason, and nothing is held twice. */
async function assertDecided(
  watched: WatchedClaims,
  instances: number,
): Promise<void> {
  const ready = () => watched.claims.filter(isReady);
  await watched.until(
    'everybody is ready or waiting',
    () =>
      ready().length === instances &&
      watched.resourceClaims.length === instances &&
      watched.claims.every(
        claim => isReady(claim) || reasonOf(claim) === 'NoClaimableInstances',
      ),
  );
  const held = ready().map(({ status }) => status?.resourceRef?.name);
  assert.equal(new Set(held).size, instances, 'an instance is held twice');
  assert.equal(
    new Set(watched.holders).size,
    instances,
    'there are Leases that nobody knows',
  );
  assert.equal(watched.holders.length, instances);
  for (const { metadata, status } of ready()) {
    assert.ok(
      watched.copies.some(
        copy =>
          objectKey(copy) === `${metadata.namespace}/${status?.binding?.name}`,
      ),
      'a ready claim without its Secret',
    );
  }
}

async function deleteAllClaims(watched: WatchedClaims): Promise<void> {
  await Promise.all(
    watched.claims.map(({ metadata: { name = '', namespace = '' } }) =>
      cluster.client.delete(classClaims, { namespace, name }),
    ),
  );
}

async function assertNothingLeft(watched: WatchedClaims): Promise<void> {
  await watched.until(
    'every claim, ResourceClaim, Lease and copied Secret is gone',
    () =>
      watched.claims.length +
        watched.resourceClaims.length +
        watched.holders.length +
        watched.copies.length ===
      0,
  );
}

async function aRace(
  instances: number,
): Promise<{ watched: WatchedClaims; apps: string[]; className: string }> {
  const className = await addPool(cluster, instances, ['*']);
  const apps = await Promise.all(
    ['a', 'b', 'c'].map(name => cluster.namespace(`apps-${name}`)),
  );
  const watched = new WatchedClaims(cluster.client, apps);
  await watched.start(stop.signal);
  return { watched, apps, className };
}

async function createClaims(
  count: number,
  apps: string[],
  className: string,
): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, i) =>
      cluster.client.create(
        classClaims,
        aClaim(apps[i % apps.length] ?? '', `claim-${i}`, className),
      ),
    ),
  );
}

test('50 claims race for 20 instances while the controllers are killed: exactly 20 are ready, nothing is held twice, nothing is left', async () => {
  const { watched, apps, className } = await aRace(20);
  let running = await cluster.startControllers(alone);
  try {
    [running] = await Promise.all([
      underFire(running, 6, watched.changed),
      createClaims(50, apps, className),
    ]);
    await assertDecided(watched, 20);

    [running] = await Promise.all([
      underFire(running, 3, watched.changed),
      deleteAllClaims(watched),
    ]);
    await assertNothingLeft(watched);
  } finally {
    await running.kill();
  }
});

test('two controllers at the same time: the API server decides, and nothing is held twice', async () => {
  const { watched, apps, className } = await aRace(8);
  const both = await Promise.all([
    cluster.startControllers(alone),
    cluster.startControllers(alone),
  ]);
  try {
    await createClaims(24, apps, className);
    await assertDecided(watched, 8);
    await deleteAllClaims(watched);
    await assertNothingLeft(watched);
  } finally {
    await Promise.all(both.map(one => one.kill()));
  }
});
