import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  getCondition,
  guaranteesMet,
  isReady,
  type ClassClaim,
  type ClusterInstanceClass,
  type ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import { addPool } from '../../../../__testUtils__/addPool';
import type { ControllersProcess } from '../../../../__testUtils__/ControllersProcess';
import {
  aPoolClass,
  classClaims,
  clusterInstanceClasses,
  clusterServiceOfferings,
} from '../../../../__testUtils__/databases';
import { messageOf, says } from '../../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../../__testUtils__/TestCluster';
import { askFor, judge, offer } from './__testUtils__/needCluster';

/** Claims run without the part that writes statuses of offerings: here the tests write them. */
const alone = ['--parts=claims'];

let cluster: TestCluster;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  controllers = await cluster.startControllers(alone);
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

const until = (
  key: { namespace: string; name: string },
  condition: (claim: ClassClaim) => boolean,
) => cluster.waitFor<ClassClaim>(classClaims, key, condition);

const isReadyOrFindsNoneFree = (claim: ClassClaim) =>
  isReady(claim) || says('NoMatchingClass', /no instance of it is free/)(claim);

const promises = (claim: ClassClaim) =>
  getCondition(claim.status?.conditions, guaranteesMet);

test('a claim gets the first plan, in the order of the operators, that has what it asks for', async () => {
  const apps = await cluster.namespace('apps');
  const [small, large] = [
    await addPool(cluster, 1, [apps]),
    await addPool(cluster, 1, [apps]),
  ];
  const type = small;
  // Of what is not known yet nothing can be had.
  await Promise.all(
    [small, large].map(name =>
      cluster.waitFor<ClusterInstanceClass>(
        clusterInstanceClasses,
        { name },
        isReady,
      ),
    ),
  );
  await offer(cluster, `${type}-a`, [['small', small]], { type });
  await offer(cluster, `${type}-b`, [['large', large]], { type, priority: 5 });
  const claim = await until(
    await askFor(cluster, apps, 'one', { type }),
    isReady,
  );
  assert.deepEqual(claim.status?.classRef, {
    ...{ name: large, offering: `${type}-b`, plan: 'large' },
  });
  assert.equal(claim.status?.resourceRef?.namespace, large);
  assert.equal(promises(claim), undefined, 'it asked for no promise');
});

test('a claim waits for a guarantee, continues automatically, and keeps what it has when the guarantee is withdrawn', async () => {
  const apps = await cluster.namespace('apps');
  const pool = await addPool(cluster, 1, [apps]);
  const promised = (met: 'True' | 'False' | 'Unknown') => ({
    qualityOfService: [
      {
        ...{ name: 'ha', met },
        ...(met === 'False' && { message: 'needs 3 nodes, has 1' }),
      },
    ],
  });
  const selector = { type: pool, guarantees: ['ha'] };
  await offer(
    cluster,
    pool,
    [['small', pool]],
    { type: pool },
    promised('False'),
  );
  const key = await askFor(cluster, apps, 'orders', selector);
  const waiting = await until(key, says('NoMatchingClass'));
  assert.match(
    messageOf(waiting),
    new RegExp(
      `offering "${pool}", plan "small": it cannot guarantee "ha" on this cluster: needs 3 nodes, has 1`,
    ),
  );
  assert.equal(waiting.status?.classRef, undefined);

  await judge(cluster, pool, promised('True'));
  const ready = await until(
    key,
    claim => isReady(claim) && promises(claim)?.status === 'True',
  );

  await judge(cluster, pool, promised('False'));
  const withdrawn = await until(
    key,
    claim => promises(claim)?.status === 'False',
  );
  assert.equal(promises(withdrawn)?.reason, 'GuaranteeNotMet');
  assert.match(promises(withdrawn)?.message ?? '', /needs 3 nodes, has 1/);
  assert.ok(isReady(withdrawn));
  assert.deepEqual(withdrawn.status?.resourceRef, ready.status?.resourceRef);
  assert.deepEqual(withdrawn.status?.classRef, ready.status?.classRef);

  await judge(cluster, pool, promised('Unknown'));
  const unknown = await until(
    key,
    claim => promises(claim)?.status === 'Unknown',
  );
  assert.equal(promises(unknown)?.reason, 'GuaranteeUnknown');

  await cluster.client.delete(clusterServiceOfferings, { name: pool });
  const gone = await until(
    key,
    claim => promises(claim)?.reason === 'OfferingNotFound',
  );
  assert.ok(isReady(gone));
});

test('of two claims that race for the last instance one gets it, and the other waits until there is another one', async () => {
  const apps = await cluster.namespace('apps');
  const pool = await addPool(cluster, 1, [apps]);
  await offer(cluster, pool, [['small', pool]], { type: pool });
  const keys = await Promise.all(
    ['one', 'two'].map(name => askFor(cluster, apps, name, { type: pool })),
  );
  const claims = await Promise.all(
    keys.map(key => until(key, isReadyOrFindsNoneFree)),
  );
  const winner = claims.findIndex(isReady);
  const loser = claims.findIndex(claim => !isReady(claim));
  assert.ok(winner >= 0 && loser >= 0, 'one of each');
  const waits = claims[loser];
  await cluster.addDatabase(pool, 'late', undefined, { pool });
  const late = await until(
    { namespace: apps, name: waits?.metadata.name ?? '' },
    isReady,
  );
  assert.equal(late.status?.resourceRef?.name, 'late');
});

test('what is free for others only is told like what is not free, and another plan is taken', async () => {
  const [apps, others] = [
    await cluster.namespace('apps'),
    await cluster.namespace('others'),
  ];
  const closed = await addPool(cluster, 3, [others]);
  await offer(cluster, closed, [['small', closed]], { type: closed });
  const key = await askFor(cluster, apps, 'one', { type: closed });
  const waiting = await until(
    key,
    says('NoMatchingClass', /no instance of it is free/),
  );
  assert.doesNotMatch(messageOf(waiting), /[0-9] of|held|opened|others/);
  const open = await addPool(cluster, 1, [apps]);
  await offer(cluster, open, [['small', open]], { type: closed });
  const ready = await until(key, isReady);
  assert.equal(ready.status?.classRef?.name, open);
});

test('a claim wakes when the class of a plan gets the labels that it asks for, and when it is Ready', async () => {
  const apps = await cluster.namespace('apps');
  const pool = await addPool(cluster, 1, [apps]);
  await offer(cluster, pool, [['small', pool]]);
  const matchLabels = { tier: pool };
  const key = await askFor(cluster, apps, 'one', { matchLabels });
  await until(key, says('NoMatchingClass'));
  await cluster.client.patch<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: pool },
    { metadata: { labels: matchLabels } },
    { type: 'merge' },
  );
  await until(key, isReady);

  const late = `${pool}-late`;
  await offer(cluster, late, [['small', late]], { type: late });
  const early = await askFor(cluster, apps, 'early', { type: late });
  const waiting = await until(early, says('NoMatchingClass'));
  assert.match(messageOf(waiting), /there is no ClusterInstanceClass/);
  await cluster.addDatabase(pool, late, undefined, { late });
  await cluster.client.create(
    clusterInstanceClasses,
    aPoolClass(late, { labelSelector: { matchLabels: { late } } }),
  );
  await until(early, isReady);
});

test('a claim that is deleted while it waits leaves nothing behind, and takes nothing later', async () => {
  const apps = await cluster.namespace('apps');
  const pool = await addPool(cluster, 0, [apps]);
  await offer(cluster, pool, [['small', pool]], { type: pool });
  const key = await askFor(cluster, apps, 'one', { type: pool });
  await until(key, says('NoMatchingClass'));
  await cluster.client.delete(classClaims, key);
  await cluster.waitForEnd(classClaims, key);
  await cluster.addDatabase(pool, 'free', undefined, { pool });
  const next = await until(
    await askFor(cluster, apps, 'two', { type: pool }),
    isReady,
  );
  assert.equal(next.status?.resourceRef?.name, 'free');
});

test('controllers that start again go on with what waits, and choose nothing anew for what was resolved', async () => {
  const apps = await cluster.namespace('apps');
  const [first, second] = [
    await addPool(cluster, 1, [apps]),
    await addPool(cluster, 2, [apps]),
  ];
  const type = first;
  await offer(cluster, first, [['small', first]], { type });
  const settled = await askFor(cluster, apps, 'settled', { type });
  const ready = await until(settled, isReady);
  const waiting = await askFor(cluster, apps, 'waiting', { type });
  await until(waiting, says('NoMatchingClass'));

  await controllers.kill();
  await offer(cluster, second, [['small', second]], { type, priority: 9 });
  const few = await addPool(cluster, 2, [apps]);
  await offer(cluster, few, [['small', few]], { type: few });
  const atOnce = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(name =>
      askFor(cluster, apps, name, { type: few }),
    ),
  );
  controllers = await cluster.startControllers(alone);
  const resolved = await until(waiting, isReady);
  assert.equal(resolved.status?.classRef?.name, second);
  const kept = await cluster.client.get<ClassClaim>(classClaims, settled);
  assert.deepEqual(kept.status, ready.status);

  // All are looked at in the same moment: only as many are resolved as there are instances.
  const decided = await Promise.all(
    atOnce.map(key => until(key, isReadyOrFindsNoneFree)),
  );
  assert.deepEqual(
    decided.filter(({ status }) => status?.classRef).map(isReady),
    [true, true],
  );
});

test('a cluster without the kind says so, and goes on when it comes', async () => {
  const apps = await cluster.namespace('apps');
  const pool = await addPool(cluster, 1, [apps]);
  const definition = 'clusterserviceofferings.services.apps.tanzu.vmware.com';
  const stored = await cluster.kubectl(['get', 'crd', definition, '-o=json']);
  await cluster.kubectl(['delete', 'crd', definition]);
  const key = await askFor(cluster, apps, 'one', { type: pool });
  const waiting = await until(key, says('NoMatchingClass'));
  assert.match(messageOf(waiting), /has no kind ClusterServiceOffering/);
  const { spec } = JSON.parse(stored) as { spec: object };
  await cluster.kubectl(['create', '-f', '-'], {
    ...{ apiVersion: 'apiextensions.k8s.io/v1', spec },
    kind: 'CustomResourceDefinition',
    metadata: {
      name: definition,
      labels: { 'app.kubernetes.io/part-of': 'services-toolkit' },
    },
  });
  await until(key, says('NoMatchingClass', /No ClusterServiceOffering/));
  await cluster.kubectl([
    ...['wait', 'crd', definition],
    ...['--for=condition=Established', '--timeout=30s'],
  ]);
  await offer(cluster, pool, [['small', pool]], { type: pool });
  await until(key, isReady);
});

test('an offering whose plan was given another class is not believed before somebody has looked', async () => {
  const apps = await cluster.namespace('apps');
  const pool = await addPool(cluster, 1, [apps]);
  await offer(cluster, pool, [['small', `${pool}-none`]], { type: pool });
  const offering = await cluster.client.get<ClusterServiceOffering>(
    clusterServiceOfferings,
    { name: pool },
  );
  await cluster.client.update(clusterServiceOfferings, {
    ...offering,
    spec: {
      ...offering.spec,
      plans: [{ name: 'small', classRef: { name: pool } }],
    },
  });
  const key = await askFor(cluster, apps, 'one', { type: pool });
  await until(key, says('NoMatchingClass', /since its last change/));
  await judge(cluster, pool);
  await until(key, isReady);
});
