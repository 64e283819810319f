import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type {
  ClassClaim,
  KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { InformerEvent } from '@services-toolkit/kubernetes-runtime';
import {
  aClaim,
  aDatabase,
  aPolicy,
  aPoolClass,
  databaseType,
} from '../../../__testUtils__/databases';
import type { ResourceListener } from '../../../runtime/watches/ResourceWatches';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { poolUser } from '../pools/poolUser';
import { wakeClassClaims } from './wake';

/** Claims on one pool that wait, from the youngest to the oldest, and who is woken. */
function start(...namespaces: string[]) {
  const claims: ClassClaim[] = namespaces.map((namespace, index) => {
    const claim = aClaim(namespace, 'one', 'pool');
    const creationTimestamp = `2026-11-30T10:00:0${9 - index}Z`;
    return { ...claim, metadata: { ...claim.metadata, creationTimestamp } };
  });
  const told: string[] = [];
  let tell: ResourceListener = () => {};
  const policies: ((event: InformerEvent<KubernetesObject>) => void)[] = [];
  const informer = {
    subscribe: () => {},
    get: () => aPoolClass('pool'),
    byIndex: () => [aPoolClass('pool')],
  };
  const context = {
    informers: {
      classes: informer,
      classClaims: { ...informer, byIndex: () => claims },
      resourceClaims: informer,
      leases: informer,
      policies: {
        subscribe: (listener: (typeof policies)[number]) =>
          policies.push(listener),
      },
    },
    watches: {
      listen: (listener: ResourceListener) => {
        tell = listener;
      },
    },
  };
  wakeClassClaims(
    context as unknown as ClaimsContext,
    { waitingFor: () => [] },
    { enqueue: key => told.push(key) },
  );
  const addPolicy = (object: KubernetesObject) =>
    policies.forEach(listener => listener({ type: 'added', object }));
  return {
    told,
    addInstance: (name: string) =>
      tell({
        type: databaseType,
        users: { get: () => [poolUser('pool')] },
        change: { type: 'added', object: aDatabase('db', name) },
      }),
    addPolicy: (consumer: string) => addPolicy(aPolicy('db', [consumer])),
    addBrokenPolicy: () => {
      const { spec, ...policy } = aPolicy('db', []);
      addPolicy({
        ...policy,
        spec: { ...spec, consumingNamespaces: 7 },
      } as KubernetesObject);
    },
  };
}

test('a list of many instances wakes everybody who waits once, the oldest first', async () => {
  const { told, addInstance } = start('young', 'old');
  for (let i = 0; i < 100; i++) {
    addInstance(`database-${i}`);
  }
  await turn();
  assert.deepEqual(told, ['old/one', 'young/one']);
  addInstance('another');
  await turn();
  assert.equal(told.length, 4);
});

test('policies of one moment wake those whom any of them concerns', async () => {
  const { told, addPolicy, addInstance } = start('shop', 'crm', 'apps');
  addPolicy('apps');
  addPolicy('shop');
  await turn();
  assert.deepEqual(told.splice(0), ['apps/one', 'shop/one']);

  addPolicy('shop');
  addInstance('database');
  addPolicy('apps');
  await turn();
  assert.deepEqual(told, ['apps/one', 'crm/one', 'shop/one']);
});

test('a policy that is none wakes everybody, and ends nothing', async () => {
  const { told, addBrokenPolicy } = start('young', 'old');
  addBrokenPolicy();
  await turn();
  assert.deepEqual(told, ['old/one', 'young/one']);
});
