import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReady } from '@services-toolkit/kubernetes-api';
import { aClaim, classClaims } from './__testUtils__/databases';
import { MemoryWorld } from './__testUtils__/interleavings/MemoryWorld';
import { addInstance } from './__testUtils__/interleavings/seed';

test('a claim on a pool costs five writes, and a new start over the same state writes nothing', async () => {
  const world = await MemoryWorld.start(1, [0]);
  try {
    await addInstance(world, 0);
    await world.rest();
    const before = world.writes.length;
    await world.client.create(classClaims, aClaim('apps', 'one', 'pool'));
    await world.rest();
    assert.ok(world.state.claims.every(isReady));
    const writes = world.writes
      .slice(before)
      // How a class is used is told at most once in ten seconds, for all claims on it together.
      .filter(one => !/^update cluster\w+\/status$/.test(one));
    assert.deepEqual(writes, [
      'create resourceclaims',
      'create leases',
      'create secrets',
      'update resourceclaims/status',
      'update classclaims/status',
    ]);

    const { version } = world.client;
    world.restart();
    await world.rest();
    assert.equal(world.client.version, version);
  } finally {
    await world.stop();
  }
});
