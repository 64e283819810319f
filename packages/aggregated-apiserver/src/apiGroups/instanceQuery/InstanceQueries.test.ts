import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { setMaxListeners } from 'node:events';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClusterInstanceClass,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  KubernetesApiError,
  silentLogger,
} from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import {
  aClass,
  aDatabase,
  aLease,
  aPolicy,
  databaseType,
} from '../../__testUtils__/databases';
import { StatusError } from '../../server/status/StatusError';
import { createInformers } from './createInformers';
import { InstanceQueries } from './InstanceQueries';
import { parseInstanceQuery } from './parseInstanceQuery';
import { PoolWatches } from './PoolWatches';

let cluster: InMemoryKubernetes;
let stop: AbortController;
let queries: InstanceQueries;
let pools: PoolWatches;

beforeEach(async () => {
  cluster = new InMemoryKubernetes();
  cluster.serve(databaseType);
  stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const common = { client: cluster, logger: silentLogger };
  const informers = createInformers({
    ...common,
    leaseNamespace: 'services-toolkit',
  });
  pools = new PoolWatches({ ...common, signal: stop.signal, maximum: 2 });
  queries = new InstanceQueries({ client: cluster, informers, pools });
  await addClass(aClass('databases'));
  assert.match(queries.notReadyReason ?? '', /leases are being read/);
  for (const informer of Object.values(informers)) {
    informer.start(stop.signal);
  }
  await Promise.all(Object.values(informers).map(one => one.synced()));
});
afterEach(() => stop.abort());

async function addClass(instanceClass: ClusterInstanceClass) {
  const type = resourceTypes.clusterInstanceClasses;
  const created = await cluster.create(type, instanceClass);
  await cluster.update(
    type,
    { ...created, status: instanceClass.status },
    { subresource: 'status' },
  );
}

async function ask(namespace: string, spec: object = { class: 'databases' }) {
  const { status } = await queries.answer(
    parseInstanceQuery(
      {
        apiVersion: 'claimable.services.apps.tanzu.vmware.com/v1alpha1',
        kind: 'InstanceQuery',
        spec,
      },
      namespace,
    ),
  );
  return status?.instances.map(one => `${one.namespace}/${one.name}`);
}

test('instances come by namespace and name, as many as were asked for', async () => {
  for (const [namespace, name] of [
    ['pool', 'b'],
    ['pool', 'a'],
    ['apps', 'z'],
  ] as const) {
    await cluster.create(databaseType, aDatabase(namespace, name));
  }
  await cluster.create(
    resourceTypes.resourceClaimPolicies,
    aPolicy('pool', ['apps']),
  );
  assert.deepEqual(await ask('apps'), ['apps/z', 'pool/a', 'pool/b']);
  assert.deepEqual(await ask('apps', { class: 'databases', limit: 2 }), [
    'apps/z',
    'pool/a',
  ]);
  assert.deepEqual(await ask('elsewhere'), []);
});

test('an instance that was made again under the name of a held one is free', async () => {
  const first = await cluster.create(databaseType, aDatabase('apps', 'a'));
  await cluster.create(builtinResourceTypes.leases, aLease('a', first));
  await ask('apps');
  await cluster.delete(databaseType, { namespace: 'apps', name: 'a' });
  await cluster.create(databaseType, aDatabase('apps', 'a'));
  assert.deepEqual(await ask('apps'), ['apps/a']);
});

test('it is free also while the claim that held the former one exists', async () => {
  const first = await cluster.create(databaseType, aDatabase('apps', 'a'));
  const claim = await cluster.create<ResourceClaim>(
    resourceTypes.resourceClaims,
    {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ResourceClaim',
      metadata: { namespace: 'apps', name: 'q1' },
      spec: {
        ref: { apiVersion: 'apiserver.test/v1', kind: 'Database', name: 'a' },
      },
    },
  );
  await cluster.update<ResourceClaim>(
    resourceTypes.resourceClaims,
    { ...claim, status: { claimedResourceRef: claim.spec.ref } },
    { subresource: 'status' },
  );
  const { uid = '' } = claim.metadata;
  const lease = aLease('a', first);
  await cluster.create(builtinResourceTypes.leases, {
    ...lease,
    spec: { ...lease.spec, holderIdentity: `apps/q1/${uid}` },
  });
  assert.deepEqual(await ask('apps'), []);
  await cluster.delete(databaseType, { namespace: 'apps', name: 'a' });
  await cluster.create(databaseType, aDatabase('apps', 'a'));
  assert.deepEqual(await ask('apps'), ['apps/a']);
});

test('instances in other namespaces than the pool has are not of the pool', async () => {
  await addClass(
    aClass('bounded', {
      pool: {
        group: 'apiserver.test',
        kind: 'Database',
        namespaces: ['operators', 'more'],
      },
    }),
  );
  for (const namespace of ['operators', 'more', 'apps']) {
    await cluster.create(databaseType, aDatabase(namespace, 'a'));
    await cluster.create(
      resourceTypes.resourceClaimPolicies,
      aPolicy(namespace, ['*']),
    );
  }
  assert.deepEqual(await ask('apps', { class: 'bounded' }), [
    'more/a',
    'operators/a',
  ]);
});

test('a class that has just been made is read from the API server', async () => {
  await addClass(aClass('new'));
  assert.deepEqual(await ask('apps', { class: 'new' }), []);
});

test('further questions cost no request', async () => {
  await ask('apps');
  const calls: string[] = [];
  cluster.hooks.before = ({ verb }) => {
    calls.push(verb);
  };
  await ask('apps');
  await ask('others');
  assert.deepEqual(calls, []);
});

test('no more pools are followed than are allowed, and the one that was used last stays', async () => {
  for (const tier of ['gold', 'tin', 'lead']) {
    await addClass(
      aClass(tier, {
        pool: {
          group: 'apiserver.test',
          kind: 'Database',
          labelSelector: { matchLabels: { tier } },
        },
      }),
    );
  }
  await cluster.create(databaseType, aDatabase('apps', 'a', { tier: 'gold' }));
  assert.deepEqual(await ask('apps', { class: 'gold' }), ['apps/a']);
  assert.deepEqual(await ask('apps', { class: 'tin' }), []);
  await ask('apps', { class: 'gold' });
  await ask('apps', { class: 'lead' });
  assert.equal(pools.size, 2);
  const lists: string[] = [];
  cluster.hooks.before = ({ verb }) => {
    lists.push(verb);
  };
  await ask('apps', { class: 'gold' });
  assert.deepEqual(lists, []);
});

const refusal = async (spec: object) => {
  try {
    await ask('apps', spec);
  } catch (error) {
    if (error instanceof StatusError) {
      return error.failure;
    }
    throw error;
  }
  throw new assert.AssertionError({ message: 'It was answered' });
};

test('a pool that may not be read is no empty pool, and is tried anew once it may be', async () => {
  await cluster.create(databaseType, aDatabase('apps', 'a'));
  cluster.hooks.before = ({ verb }) => {
    if (verb === 'list') {
      throw new KubernetesApiError({
        code: 403,
        reason: 'Forbidden',
        message: 'databases is forbidden',
      });
    }
  };
  const { code, message, details } = await refusal({ class: 'databases' });
  assert.equal(code, 503);
  assert.match(
    message,
    /label servicebinding.io\/controller: "true" and the rule apiGroups: \["apiserver.test"\], resources: \["databases"\]/,
  );
  assert.equal(details?.retryAfterSeconds, undefined);
  assert.equal(pools.size, 0);
  delete cluster.hooks.before;
  assert.deepEqual(await ask('apps'), ['apps/a']);
});

test('a kind that is not served (any more) is said so', async () => {
  await addClass(aClass('gone', { pool: { group: 'x', kind: 'Y' } }));
  const { message } = await refusal({ class: 'gone' });
  assert.match(message, /serves no kind "Y" of the API group "x"/);
});

test('a name that is none is not asked for', async () => {
  const { code, message } = await refusal({ class: '../nodes' });
  assert.equal(code, 422);
  assert.match(message, /spec.class: Not found: "..\/nodes"/);
});

test('whoever asks gets an answer, also when more pools are asked about at once than are followed', async () => {
  const tiers = ['gold', 'tin', 'lead', 'iron', 'zinc'];
  for (const tier of tiers) {
    await addClass(
      aClass(tier, {
        pool: {
          group: 'apiserver.test',
          kind: 'Database',
          labelSelector: { matchLabels: { tier } },
        },
      }),
    );
  }
  const answers = await Promise.allSettled(
    tiers.map(tier => ask('apps', { class: tier })),
  );
  for (const answer of answers) {
    assert.ok(
      answer.status === 'fulfilled' ||
        (answer.reason instanceof StatusError &&
          answer.reason.failure.code === 503),
    );
  }
  // The one that came last was not given up.
  assert.equal(answers.at(-1)?.status, 'fulfilled');
});
