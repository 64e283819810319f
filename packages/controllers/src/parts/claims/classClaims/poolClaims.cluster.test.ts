import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  getCondition,
  isReady,
  type ClassClaim,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  aPolicy,
  aPoolClass,
  classClaims,
  clusterInstanceClasses,
  databaseType,
  resourceClaimPolicies,
  resourceClaims,
} from '../../../__testUtils__/databases';
import { messageOf, reasonOf, says } from '../../../__testUtils__/reasonOf';
import {
  cluster,
  controllers,
  startControllers,
} from '../../../__testUtils__/runningCluster';
import { aPool, claimUntil } from './__testUtils__/poolCluster';

test('with kubectl alone: claim, wait for the pool of one, release', async () => {
  const pool = await cluster.namespace('pool');
  const apps = await cluster.namespace('apps');
  await cluster.addDatabase(pool, 'only', { password: 'first' }, { pool });
  const apply = (object: object) =>
    cluster.kubectl(['apply', '-f', '-'], object);
  await apply(aPolicy(pool, [apps]));
  await apply(aPoolClass(pool, { labelSelector: { matchLabels: { pool } } }));
  await apply(aClaim(apps, 'first', pool));
  const ready = ['wait', '--for=condition=Ready', '--timeout=30s', '-n', apps];
  await cluster.kubectl([...ready, 'classclaim/first']);
  const binding = await cluster.kubectl([
    'get',
    'classclaim',
    'first',
    '-n',
    apps,
    '-o',
    'jsonpath={.status.binding.name}',
  ]);
  assert.equal(binding, 'only-credentials');
  const password = await cluster.kubectl([
    'get',
    'secret',
    binding,
    '-n',
    apps,
    '-o',
    'jsonpath={.data.password}',
  ]);
  assert.equal(Buffer.from(password, 'base64').toString(), 'first');

  await apply(aClaim(apps, 'second', pool));
  const waiting = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'second' },
    says('NoClaimableInstances'),
  );
  assert.match(messageOf(waiting), /0 of 1 are free: 1 is held/);

  await cluster.kubectl(['delete', 'classclaim', 'first', '-n', apps]);
  await cluster.kubectl([...ready, 'classclaim/second']);
});

test('a claim says what it holds, and its ResourceClaim and Lease agree', async () => {
  const { pool, apps } = await aPool(['a']);
  const claim = await claimUntil(apps, 'mine', pool, 'Ready');
  assert.deepEqual(claim.status?.resourceRef, {
    apiVersion: 'controllers.test/v1',
    kind: 'Database',
    name: 'a',
    namespace: pool,
  });
  assert.equal(claim.status?.observedGeneration, claim.metadata.generation);
  const owned = (
    await cluster.client.list<ResourceClaim>(resourceClaims, {
      namespace: apps,
    })
  ).items;
  assert.equal(owned.length, 1);
  assert.equal(
    owned[0]?.metadata.ownerReferences?.[0]?.uid,
    claim.metadata.uid,
  );
  const leases = (
    await cluster.client.list<
      KubernetesObject & { spec: { holderIdentity: string } }
    >(builtinResourceTypes.leases, { namespace: 'services-toolkit' })
  ).items;
  const holder = `${apps}/${owned[0]?.metadata.name}/${owned[0]?.metadata.uid}`;
  assert.equal(
    leases.filter(({ spec }) => spec.holderIdentity === holder).length,
    1,
  );
  const events = await cluster
    .waitFor<KubernetesObject>(
      classClaims,
      { namespace: apps, name: 'mine' },
      () => true,
    )
    .then(() =>
      cluster.kubectl([
        'get',
        'events',
        '-n',
        apps,
        '-o',
        'jsonpath={.items[*].reason}',
      ]),
    );
  assert.match(events, /ClaimableInstanceFound/);
});

test('a waiting claim goes on when an instance appears, gets its binding, or is opened', async () => {
  const { pool, apps } = await aPool([]);
  const elsewhere = await cluster.namespace('apps');
  await claimUntil(apps, 'mine', pool, 'NoClaimableInstances');
  await cluster.addDatabase(pool, 'new', { password: 'x' }, { pool });
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );

  await cluster.addDatabase(pool, 'closed', { password: 'x' }, { pool });
  await cluster.client.create(classClaims, aClaim(elsewhere, 'other', pool));
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: elsewhere, name: 'other' },
    claim =>
      /0 of 2 are free: 1 is held by other claims, 1 is not opened to namespace/.test(
        messageOf(claim),
      ),
  );
  await cluster.client.create(resourceClaimPolicies, {
    ...aPolicy(pool, [elsewhere]),
    metadata: { namespace: pool, name: 'second' },
  });
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: elsewhere, name: 'other' },
    isReady,
  );
});

test('the look-up succeeds once: edits of the class and of the claim change nothing', async () => {
  const { pool, apps } = await aPool(['a', 'b']);
  const first = await claimUntil(apps, 'mine', pool, 'Ready');
  await cluster.kubectl([
    'patch',
    'classclaim',
    'mine',
    '-n',
    apps,
    '--type=merge',
    '-p',
    '{"spec":{"classRef":{"name":"nonsense"}}}',
  ]);
  await cluster.kubectl(['delete', 'clusterinstanceclass', pool]);
  const edited = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'mine' },
    ({ metadata, status }) =>
      status?.observedGeneration === metadata.generation &&
      metadata.generation !== first.metadata.generation,
  );
  assert.equal(reasonOf(edited), 'Ready');
  assert.deepEqual(edited.status?.resourceRef, first.status?.resourceRef);
  assert.equal(
    getCondition(edited.status?.conditions, 'ClassMatched')?.status,
    'True',
  );

  const [owned] = (
    await cluster.client.list<ResourceClaim>(resourceClaims, {
      namespace: apps,
    })
  ).items;
  const key = { namespace: apps, name: owned?.metadata.name ?? '' };
  await cluster.client.delete(resourceClaims, key);
  const made = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    key,
    again => again.metadata.uid !== owned?.metadata.uid && isReady(again),
  );
  assert.deepEqual(made.spec.ref, first.status?.resourceRef);
});

test('at rest nothing is written: the versions of all objects stay as they are through a restart', async () => {
  const { pool, apps } = await aPool(['a']);
  await claimUntil(apps, 'held', pool, 'Ready');
  await claimUntil(apps, 'waiting', pool, 'NoClaimableInstances');
  const kinds = [
    { type: classClaims },
    { type: resourceClaims },
    { type: clusterInstanceClasses },
    { type: builtinResourceTypes.secrets },
    // Those of others, such as the API server's own, and the leader's are renewed all the time.
    {
      type: builtinResourceTypes.leases,
      namespace: 'services-toolkit',
      fieldSelector: 'metadata.name!=services-toolkit-controllers',
    },
  ];
  const versions = () =>
    Promise.all(
      kinds.map(async ({ type, ...selection }) =>
        (await cluster.client.list(type, selection)).items.map(
          ({ metadata }) =>
            `${type.kind} ${metadata.namespace}/${metadata.name}@${metadata.resourceVersion}`,
        ),
      ),
    );
  const atRest = await versions();
  await controllers.stop();
  await startControllers();
  // A claim that is made now is ready after everything that the start had to look at was looked at.
  const { pool: other, apps: others } = await aPool(['b']);
  await claimUntil(others, 'probe', other, 'Ready');
  const later = (await versions()).flat();
  for (const version of atRest.flat()) {
    assert.ok(later.includes(version), `${version} was written`);
  }
});

test('an instance that is made again under its name is free for a new claim', async () => {
  const { pool, apps } = await aPool(['one']);
  await claimUntil(apps, 'q1', pool, 'Ready');
  await claimUntil(apps, 'q2', pool, 'NoClaimableInstances');
  await cluster.client.delete(databaseType, { namespace: pool, name: 'one' });
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'q1' },
    says('ResourceNotFound'),
  );
  await cluster.client.delete(builtinResourceTypes.secrets, {
    namespace: pool,
    name: 'one-credentials',
  });
  await cluster.addDatabase(pool, 'one', { password: 'again' }, { pool });
  const next = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'q2' },
    isReady,
  );
  assert.equal(next.status?.resourceRef?.name, 'one');
});

test('those that have waited for longest are served first', async () => {
  const { pool, apps } = await aPool([]);
  const closed = await cluster.namespace('closed');
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  // The oldest of all cannot have what comes: no policy opens it to its namespace.
  await claimUntil(closed, 'oldest', pool, 'NoClaimableInstances');
  for (const name of names) {
    await claimUntil(apps, name, pool, 'NoClaimableInstances');
  }
  // Whoever was changed last is no longer the first that indexes know.
  for (const name of ['a', 'c', 'b', 'e']) {
    await cluster.client.patch(
      classClaims,
      { namespace: apps, name },
      { metadata: { labels: { touched: 'yes' } } },
      { type: 'merge' },
    );
  }
  const served: string[] = [];
  for (const instance of ['one', 'two', 'three', 'four', 'five']) {
    await cluster.addDatabase(pool, instance, { password: 'x' }, { pool });
    const lucky = await cluster.waitForOne<ClassClaim>(
      classClaims,
      apps,
      claim => claim.status?.resourceRef?.name === instance && isReady(claim),
    );
    served.push(lucky.metadata.name ?? '');
  }
  assert.deepEqual(served, names.slice(0, 5));
});
