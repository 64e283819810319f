import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type ClassClaim,
  type KubernetesObject,
  type ResourceClaim,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../__testUtils__/ControllersProcess';
import {
  aClaim,
  aPolicy,
  aPoolClass,
  classClaims,
  clusterInstanceClasses,
  resourceClaimPolicies,
  resourceClaims,
} from '../__testUtils__/databases';
import { messageOf, reasonOf, says } from '../__testUtils__/reasonOf';
import { TestCluster } from '../__testUtils__/TestCluster';

interface Role extends KubernetesObject {
  rules: { apiGroups: string[]; resources: string[]; verbs: string[] }[];
}

let cluster: TestCluster;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  controllers = await cluster.startControllers();
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

/** Takes the rules on a resource out of a role of deploy/; answers with how to give them back. */
async function withdraw(
  type: ResourceType,
  key: { name: string; namespace?: string },
  resource: string,
): Promise<() => Promise<void>> {
  const role = await cluster.client.get<Role>(type, key);
  const write = async (rules: Role['rules']) => {
    const { metadata } = await cluster.client.get<Role>(type, key);
    await cluster.client.update(type, { ...role, metadata, rules });
  };
  await write(
    role.rules
      .map(rule => ({
        ...rule,
        resources: rule.resources.filter(one => one !== resource),
      }))
      .filter(({ resources }) => resources.length > 0),
  );
  return () => write(role.rules);
}

async function aPool() {
  const pool = await cluster.namespace('pool');
  const apps = await cluster.namespace('apps');
  await cluster.addDatabase(pool, 'db', undefined, { pool });
  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, [apps]));
  return { pool, apps };
}

test('a class that may not be read: UnableToFetchClass, with the missing rule; the claim goes on when it may', async () => {
  const { pool, apps } = await aPool();
  const giveBack = await withdraw(
    builtinResourceTypes.clusterRoles,
    { name: 'services-toolkit-controllers' },
    'clusterinstanceclasses',
  );
  try {
    await cluster.client.create(classClaims, aClaim(apps, 'mine', pool));
    const waiting = await cluster.waitFor<ClassClaim>(
      classClaims,
      { namespace: apps, name: 'mine' },
      says('UnableToFetchClass'),
    );
    assert.match(
      messageOf(waiting),
      /may not read clusterinstanceclasses\.services\.apps\.tanzu\.vmware\.com.*verbs: \["get", "list", "watch"\]/,
    );
  } finally {
    await giveBack();
  }
  await cluster.client.create(
    clusterInstanceClasses,
    aPoolClass(pool, { labelSelector: { matchLabels: { pool } } }),
  );
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
});

test('Leases that may not be written: UnableToSetExclusiveClaim, and nobody gets credentials', async () => {
  const { pool, apps } = await aPool();
  await cluster.client.create(
    clusterInstanceClasses,
    aPoolClass(pool, { labelSelector: { matchLabels: { pool } } }),
  );
  const giveBack = await withdraw(
    builtinResourceTypes.roles,
    {
      name: 'services-toolkit-controllers-leases',
      namespace: 'services-toolkit',
    },
    'leases',
  );
  try {
    await cluster.client.create(classClaims, aClaim(apps, 'mine', pool));
    const waiting = await cluster.waitFor<ClassClaim>(
      classClaims,
      { namespace: apps, name: 'mine' },
      says('UnableToSetExclusiveClaim'),
    );
    assert.match(messageOf(waiting), /leases.*is forbidden/i);
    const [own] = (
      await cluster.client.list<ResourceClaim>(resourceClaims, {
        namespace: apps,
      })
    ).items;
    assert.equal(own && reasonOf(own), 'UnableToSetExclusiveClaim');
    const secrets = await cluster.client.list(builtinResourceTypes.secrets, {
      namespace: apps,
    });
    assert.deepEqual(secrets.items, []);
  } finally {
    await giveBack();
  }
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
});
