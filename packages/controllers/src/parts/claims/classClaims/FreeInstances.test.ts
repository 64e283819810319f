import { test } from 'node:test';
import { toClaimableResource } from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  resourceTypes,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  silentLogger,
} from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { eventually } from '@services-toolkit/test-support';
import {
  aDatabase,
  aPoolClass,
  databaseType,
} from '../../../__testUtils__/databases';
import { createManager } from '@services-toolkit/kubernetes-runtime';
import { Cluster } from '../../../runtime/Cluster';
import { followClaimKinds } from '../kinds/followClaimKinds';
import { newClaimLease } from '../rules/claimLease';
import { FreeInstances } from './FreeInstances';

async function start(...databases: string[]) {
  const client = new InMemoryKubernetes();
  client.serve(databaseType);
  const stop = new AbortController();
  const manager = createManager({ logger: silentLogger });
  const cluster = new Cluster({
    ...{ name: 'home', client, manager },
    logger: silentLogger,
  });
  const informers = followClaimKinds(cluster, 'leases');
  manager.addInformer(cluster.customResourceDefinitions);
  manager.run(stop.signal);
  const pool = createInformer({ client, type: databaseType });
  const all = [
    informers.classes,
    informers.leases,
    informers.resourceClaims,
    pool,
  ];
  for (const informer of all) {
    informer.start(stop.signal);
  }
  await Promise.all(all.map(informer => informer.synced()));
  await client.create(resourceTypes.clusterInstanceClasses, aPoolClass('pool'));
  const instances = new FreeInstances(informers);
  const free = () =>
    [...instances.of('pool', pool).free()].map(
      ({ resource }) => resource.ref.name,
    );
  const made = new Map<string, KubernetesObject>();
  for (const name of databases) {
    made.set(name, await client.create(databaseType, aDatabase('db', name)));
  }
  const areFree = (...names: string[]) =>
    eventually(
      `${names} are free, not ${free()}`,
      () => free().sort().join() === names.join(),
    );
  await areFree(...databases);
  return { client, made, areFree, stop: () => stop.abort() };
}

const aResourceClaim = (database: string): ResourceClaim => ({
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ResourceClaim',
  metadata: { namespace: 'apps', name: `claims-${database}`, generation: 1 },
  spec: {
    ref: {
      apiVersion: 'controllers.test/v1',
      kind: 'Database',
      namespace: 'db',
      name: database,
    },
  },
});

test('a Lease takes an instance, and its end gives it back', async t => {
  const { client, made, areFree, stop } = await start('a', 'b');
  t.after(stop);
  const resource = toClaimableResource(
    made.get('a') ?? aDatabase('db', 'a'),
    databaseType,
  );
  const holder = { namespace: 'apps', name: 'mine', uid: 'claim-uid' };
  const lease = await client.create(
    builtinResourceTypes.leases,
    newClaimLease(resource, holder, { namespace: 'leases', now: new Date() }),
  );
  await areFree('b');
  await client.delete(builtinResourceTypes.leases, {
    namespace: 'leases',
    name: lease.metadata.name ?? '',
  });
  await areFree('a', 'b');
});

test('a claim that may be about to hold an instance takes it, until it says that it does not', async t => {
  const { client, areFree, stop } = await start('a', 'b');
  t.after(stop);
  const claim = await client.create(
    resourceTypes.resourceClaims,
    aResourceClaim('b'),
  );
  await areFree('a');
  await client.update(
    resourceTypes.resourceClaims,
    { ...claim, status: { observedGeneration: claim.metadata.generation } },
    { subresource: 'status' },
  );
  await areFree('a', 'b');
});

test('instances come and go', async t => {
  const { client, areFree, stop } = await start('a');
  t.after(stop);
  await client.create(databaseType, aDatabase('db', 'c'));
  await areFree('a', 'c');
  await client.delete(databaseType, { namespace: 'db', name: 'a' });
  await areFree('c');
});
