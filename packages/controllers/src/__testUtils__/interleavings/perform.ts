import {
  annotations,
  builtinResourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  classClaims,
  clusterInstanceClasses,
  databaseType,
  resourceClaimPolicies,
  resourceClaims,
} from '../databases';
import type { Action, Scenario, Wanted } from './Scenario';
import { addInstance, offerClass, openPool } from './seed';
import { unless } from './unless';
import type { World } from './World';

/** Plays a scenario to its end, and lets the world come to rest. */
export async function play(world: World, scenario: Scenario): Promise<void> {
  for (let i = 0; i < scenario.instances; i++) {
    await addInstance(world, i);
  }
  for (const { action, turns } of scenario.steps) {
    await perform(world, action);
    await world.go(turns);
  }
  await world.rest();
}

/** Deletes all claims, and lets the world come to rest. */
export async function deleteClaims(world: World): Promise<void> {
  for (const namespace of world.namespaces.apps) {
    const { items } = await world.client.list(classClaims, { namespace });
    for (const { metadata } of items) {
      const { name = '' } = metadata;
      await unless(
        'NotFound',
        world.client.delete(classClaims, { namespace, name }),
      );
    }
  }
  await world.rest();
}

async function perform(world: World, action: Action): Promise<void> {
  const { client, namespaces } = world;
  const { pool } = namespaces;
  switch (action.do) {
    case 'createClaim':
      await unless(
        'AlreadyExists',
        client.create(classClaims, newClaim(world, action.claim, action.class)),
      );
      return;
    case 'deleteClaim': {
      const [namespace, name] = nameOf(world, action.claim);
      await unless('NotFound', client.delete(classClaims, { namespace, name }));
      return;
    }
    case 'editClaim':
      await editClaim(world, action.claim, action.class);
      return;
    case 'deleteResourceClaim':
      await deleteResourceClaim(world, action.claim);
      return;
    case 'addInstance':
      await addInstance(world, action.instance);
      return;
    case 'deleteInstance': {
      const name = `db-${action.instance}`;
      await unless(
        'NotFound',
        client.delete(databaseType, { namespace: pool, name }),
      );
      return;
    }
    case 'rotateSecret':
      await unless(
        'NotFound',
        client.patch(
          builtinResourceTypes.secrets,
          { namespace: pool, name: `db-${action.instance}-login` },
          { data: { password: Buffer.from('second').toString('base64') } },
          { type: 'merge' },
        ),
      );
      return;
    case 'closePool':
      await unless(
        'NotFound',
        client.delete(resourceClaimPolicies, { namespace: pool, name: 'open' }),
      );
      return;
    case 'openPool':
      await openPool(world);
      return;
    case 'deleteClass':
      await unless(
        'NotFound',
        client.delete(clusterInstanceClasses, {
          name: world.global(action.class),
        }),
      );
      return;
    case 'offerClass':
      await offerClass(world, action.class);
      return;
    case 'loseWatches':
      world.loseWatches(action.compact);
      return;
    case 'conflict':
      world.conflict(action.writes);
      return;
    case 'loseAnswers':
      world.loseAnswers(action.writes);
      return;
    case 'crash':
      world.crash(action.afterWrites);
      return;
    default:
      throw new TypeError(`Unknown action: ${String(action)}`);
  }
}

function newClaim(world: World, claim: number, wanted: Wanted): ClassClaim {
  const object = {
    ...aClaim(...nameOf(world, claim), ''),
    spec: specOf(world, wanted),
  };
  return world.requester
    ? {
        ...object,
        metadata: {
          ...object.metadata,
          annotations: {
            [annotations.requestedBy]: world.requester,
            [annotations.requestedByGroups]: '[]',
          },
        },
      }
    : object;
}

function specOf(world: World, wanted: Wanted): ClassClaim['spec'] {
  return wanted === 'need'
    ? { classSelector: { type: world.global('need') } }
    : { classRef: { name: world.global(wanted) } };
}

function nameOf(world: World, claim: number): [string, string] {
  const { apps } = world.namespaces;
  return [apps[claim % apps.length] ?? '', `claim-${claim}`];
}

async function editClaim(
  world: World,
  claim: number,
  wanted: Wanted,
): Promise<void> {
  const [namespace, name] = nameOf(world, claim);
  const neither = { classRef: null, classSelector: null };
  await unless(
    'NotFound',
    world.client.patch(
      classClaims,
      { namespace, name },
      { spec: { ...neither, ...specOf(world, wanted) } },
      { type: 'merge' },
    ),
  );
}

async function deleteResourceClaim(world: World, claim: number): Promise<void> {
  const [namespace, owner] = nameOf(world, claim);
  const { items } = await world.client.list(resourceClaims, { namespace });
  for (const { metadata } of items) {
    if (metadata.ownerReferences?.some(({ name }) => name === owner)) {
      const { name = '' } = metadata;
      await unless(
        'NotFound',
        world.client.delete(resourceClaims, { namespace, name }),
      );
    }
  }
}
