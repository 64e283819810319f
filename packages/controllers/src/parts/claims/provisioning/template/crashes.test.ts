import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annotations,
  builtinResourceTypes,
  isReady,
  resourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  aSecret,
  classClaims,
} from '../../../../__testUtils__/databases';
import { MemoryWorld } from '../../../../__testUtils__/interleavings/MemoryWorld';
import { aTemplate, aTemplateClass } from '../../../../__testUtils__/templates';

const { secrets } = builtinResourceTypes;

/** The second needs the first, the third's name needs the second; the binding is put together from what somebody else has. */
const template = aTemplate('graph', {
  resources: [
    secretOf('third', '${second.metadata.name}-third', 'eA=='),
    secretOf(
      'second',
      '${claim.metadata.name}-second',
      '${base64.encode(first.metadata.name)}',
    ),
    secretOf('first', '${claim.metadata.name}-first', 'eA=='),
    { id: 'login', read: { apiVersion: 'v1', kind: 'Secret', name: 'login' } },
  ],
  binding: {
    from: [
      {
        key: 'password',
        value:
          '${third.metadata.name}: ${string(base64.decode(login.data.password))}',
      },
    ],
  },
});

function secretOf(id: string, name: string, value: string) {
  return {
    id,
    template: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name },
      data: { value },
    },
  };
}

async function startWorld(): Promise<MemoryWorld> {
  const world = await MemoryWorld.start(1, [0]);
  await world.client.create(
    resourceTypes.clusterResourceProvisionTemplates,
    template,
  );
  await world.client.create(
    resourceTypes.clusterInstanceClasses,
    aTemplateClass('graph', 'graph'),
  );
  await world.client.create(
    secrets,
    aSecret('apps', 'login', { password: 'first' }),
  );
  await world.rest();
  return world;
}

async function claim(world: MemoryWorld): Promise<void> {
  const desired = aClaim('apps', 'one', 'graph');
  await world.client.create(classClaims, {
    ...desired,
    metadata: {
      ...desired.metadata,
      annotations: {
        [annotations.requestedBy]: 'alice',
        [annotations.requestedByGroups]: '[]',
      },
    },
  });
}

const namesIn = (world: MemoryWorld) =>
  world.state.secrets.map(({ metadata }) => metadata.name).sort();

function passwordIn(world: MemoryWorld): string | undefined {
  const { binding } = world.state.claims[0]?.status ?? {};
  const secret = world.state.secrets.find(
    ({ metadata }) => metadata.name === binding?.name,
  ) as (KubernetesObject & { data?: Record<string, string> }) | undefined;
  return Buffer.from(secret?.data?.password ?? '', 'base64').toString();
}

test('a crash after any write leaves neither a gap nor anything behind', async () => {
  for (let crashAfter = 1; ; crashAfter++) {
    const world = await startWorld();
    try {
      const { length } = world.writes;
      world.crash(crashAfter);
      await claim(world);
      await world.rest();
      const [one] = world.state.claims;
      assert.ok(one && isReady(one), `crash after write ${crashAfter}`);
      assert.equal(passwordIn(world), 'one-second-third: first');
      const taken = world.writes.length - length;

      world.crash(crashAfter);
      await world.client.delete(classClaims, {
        namespace: 'apps',
        name: 'one',
      });
      await world.rest();
      assert.deepEqual(world.state.claims, [], `crash after ${crashAfter}`);
      assert.deepEqual(namesIn(world), ['login'], `crash after ${crashAfter}`);
      if (crashAfter > taken) {
        return;
      }
    } finally {
      await world.stop();
    }
  }
});

test('the Secret follows its source; at rest, and after a new start, nothing is written', async () => {
  const world = await startWorld();
  try {
    await claim(world);
    await world.rest();
    await world.client.patch(
      secrets,
      { namespace: 'apps', name: 'login' },
      { data: { password: Buffer.from('second').toString('base64') } },
      { type: 'merge' },
    );
    await world.rest();
    assert.equal(passwordIn(world), 'one-second-third: second');

    const { version } = world.client;
    world.restart();
    await world.rest();
    assert.equal(world.client.version, version);
  } finally {
    await world.stop();
  }
});

test('what was changed by hand in the Secret is set right again', async () => {
  const world = await startWorld();
  try {
    await claim(world);
    await world.rest();
    const name = world.state.claims[0]?.status?.binding?.name ?? '';
    await world.client.patch(
      secrets,
      { namespace: 'apps', name },
      { data: { password: 'eA==' } },
      { type: 'merge' },
    );
    await world.rest();
    assert.equal(passwordIn(world), 'one-second-third: first');
  } finally {
    await world.stop();
  }
});
