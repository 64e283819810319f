import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  getCondition,
  isReady,
  parseClaimLease,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { aClaim } from './__testUtils__/databases';
import { MemoryWorld } from './__testUtils__/MemoryWorld';

const { classClaims, clusterInstanceClasses } = resourceTypes;

/** What has to be true after each single write, whoever made it. */
function assertNothingHeldTwice(world: MemoryWorld): void {
  const holders = world.resourceClaims.flatMap(({ status }) =>
    status?.claimedResourceRef ? [status.claimedResourceRef.name] : [],
  );
  assert.equal(new Set(holders).size, holders.length, `held twice: ${holders}`);
  const fulfilled = world.claims.flatMap(({ status }) =>
    status?.resourceRef ? [status.resourceRef.name] : [],
  );
  assert.equal(
    new Set(fulfilled).size,
    fulfilled.length,
    `given twice: ${fulfilled}`,
  );
  for (const { metadata, status } of world.resourceClaims) {
    if (status?.claimedResourceRef && !metadata.deletionTimestamp) {
      assert.ok(
        world.leases.some(
          lease => parseClaimLease(lease)?.holder.uid === metadata.uid,
        ),
        `${metadata.name} says that it holds something, and has no Lease`,
      );
    }
  }
}

/** What a claim was given once it keeps. */
function followReferences(): (world: MemoryWorld) => void {
  const given = new Map<string, string>();
  return ({ claims }) => {
    for (const { metadata, status } of claims) {
      const before = given.get(metadata.uid ?? '');
      const name = status?.resourceRef?.name;
      assert.ok(
        before === undefined || before === name,
        `${metadata.name} had ${before}, and has ${name}`,
      );
      if (name !== undefined) {
        given.set(metadata.uid ?? '', name);
      }
    }
  };
}

function countReady(claims: readonly ClassClaim[]): number {
  return claims.filter(isReady).length;
}

function isWaiting({ status }: ClassClaim): boolean {
  return (
    getCondition(status?.conditions, 'Ready')?.reason === 'NoClaimableInstances'
  );
}

function isSettledWorld(world: MemoryWorld, instances: number): boolean {
  const { claims } = world;
  const ready = Math.min(claims.length, instances);
  return (
    claims.every(claim => isReady(claim) || isWaiting(claim)) &&
    countReady(claims) === ready &&
    world.resourceClaims.length === ready &&
    world.leases.length === ready &&
    world.copies.length === ready
  );
}

const scenario = fc.record({
  claims: fc.integer({ min: 1, max: 7 }),
  instances: fc.integer({ min: 0, max: 5 }),
  delays: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 40 }),
  crashes: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
  startFirst: fc.boolean(),
});

test('any interleaving of claims on instances, with a crash after any write: nothing held twice, nothing leaked, every claim ready or with a true reason', async () => {
  await fc.assert(
    fc.asyncProperty(
      scenario,
      async ({ claims, instances, delays, crashes, startFirst }) => {
        const world = new MemoryWorld(delays, crashes);
        let broken: unknown;
        const keepsReferences = followReferences();
        world.onWrite = () => {
          try {
            assertNothingHeldTwice(world);
            keepsReferences(world);
          } catch (error) {
            broken ??= error;
          }
        };
        try {
          if (startFirst) {
            world.start();
          }
          await world.addPool(instances);
          await Promise.all(
            Array.from({ length: claims }, (_, i) =>
              world.cluster.create(
                classClaims,
                aClaim(i % 2 ? 'apps' : 'shop', `claim-${i}`, 'pg'),
              ),
            ),
          );
          if (!startFirst) {
            world.start();
          }
          await world.until('everybody ready or waiting', () =>
            isSettledWorld(world, instances),
          );

          const [first] = world.claims.filter(isReady);
          if (first) {
            const { name = '', namespace = '' } = first.metadata;
            await world.cluster.delete(classClaims, { name, namespace });
            await world.until(
              'the released instance goes to one who waits',
              () => isSettledWorld(world, instances),
            );
          }

          for (const { metadata } of world.claims) {
            const { name = '', namespace = '' } = metadata;
            await world.cluster.delete(classClaims, { name, namespace });
          }
          await world.until(
            'everything gone with the claims',
            () =>
              world.claims.length +
                world.resourceClaims.length +
                world.leases.length +
                world.copies.length ===
              0,
          );
          if (broken) {
            throw broken;
          }
        } finally {
          await world.stop();
        }
      },
    ),
    // A state that hangs takes its deadline each time: the first one found is shown as it is.
    { numRuns: 60, endOnFailure: true },
  );
});

test('a claim on a pool costs five writes, and a new start over the same state writes nothing', async () => {
  const world = new MemoryWorld([], []);
  try {
    await world.addPool(1);
    world.start();
    await world.until('the class is ready', () =>
      world.cluster
        .objects<ClusterInstanceClass>(clusterInstanceClasses)
        .every(isReady),
    );
    await world.cluster.create(classClaims, aClaim('apps', 'one', 'pg'));
    await world.until('ready', () => isSettledWorld(world, 1));
    assert.deepEqual(world.writesOfControllers, [
      'update clusterinstanceclasses/status',
      'create resourceclaims',
      'create leases',
      'create secrets',
      'update resourceclaims/status',
      'update classclaims/status',
    ]);

    const before = world.cluster.version;
    const runs = world.reconciles;
    world.start();
    // One run each for the class, the claim, its ResourceClaim and the Lease at the least.
    await world.until(
      'everything was looked at again',
      () => world.reconciles >= runs + 4,
    );
    assert.equal(world.cluster.version, before);
  } finally {
    await world.stop();
  }
});
