import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  getCondition,
  guaranteesMet,
  isReady,
  resourceTypes,
  type ClassClaim,
  type ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import type { ControllersProcess } from '../../__testUtils__/ControllersProcess';
import { exampleFolder } from '../../__testUtils__/exampleFolder';
import { messageOf, says } from '../../__testUtils__/reasonOf';
import { TestCluster } from '../../__testUtils__/TestCluster';

const { classClaims, clusterServiceOfferings } = resourceTypes;
const example = exampleFolder('offering');
/** From a node to what people read. */
const shownWithinMs = 2_000;

let cluster: TestCluster;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  controllers = await cluster.startControllers();
  await apply('-f', 'nodes/one.yaml');
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

/** As the README of the example has it. */
async function apply(option: '-f' | '-k', file: string): Promise<void> {
  await cluster.kubectl([
    ...['apply', '--validate=strict', option],
    `${example}/${file}`,
  ]);
}

/** What `kubectl get csoffering` shows of one, by column. */
async function shown(name: string): Promise<Record<string, string>> {
  const table = await cluster.kubectl(['get', 'csoffering', '-o', 'wide']);
  const [head = '', ...rows] = table.trim().split('\n');
  const columns = [...head.matchAll(/\S+(?: \S+)*\s*/g)];
  const row = rows.find(one => one.startsWith(`${name} `)) ?? '';
  return Object.fromEntries(
    columns.map(({ 0: title, index }) => [
      title.trim(),
      row.slice(index, index + title.length).trim(),
    ]),
  );
}

const described = () =>
  cluster.kubectl(['describe', 'csoffering', 'managed-postgresql']);

async function untilShown(what: string, met: 'True' | 'False'): Promise<void> {
  await eventually(
    what,
    async () => {
      const { status } = await cluster.client.get<ClusterServiceOffering>(
        clusterServiceOfferings,
        { name: 'managed-postgresql' },
      );
      return status?.qualityOfService?.some(
        guarantee =>
          guarantee.name === 'survives-node-loss' && guarantee.met === met,
      );
    },
    { timeoutMs: shownWithinMs, everyMs: 50 },
  );
}

const untilClaim = (name: string, condition: (claim: ClassClaim) => boolean) =>
  cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: 'shop', name },
    condition,
  );

test('a service is told with kubectl alone, and a promise is one only where the cluster can keep it, two seconds after its nodes have changed', async () => {
  await apply('-k', 'author');
  await cluster.kubectl([
    ...['wait', '--for=condition=Established', 'crd', '--timeout=30s'],
    'postgresclusters.postgresql.example.com',
  ]);
  await apply('-k', '.');
  await cluster.kubectl([
    ...['wait', '--for=condition=Ready', 'csoffering', '--all'],
    '--timeout=30s',
  ]);
  const { AGE, ...columns } = await shown('managed-postgresql');
  assert.deepEqual(columns, {
    NAME: 'managed-postgresql',
    SERVICE: 'Managed PostgreSQL',
    TYPE: 'postgresql',
    VERSION: '18.4',
    PLANS: '3/3',
    GUARANTEES: '1/4',
    READY: 'True',
    DESCRIPTION: 'PostgreSQL 18 that the data platform team runs for you',
    PROVIDER: 'Data Platform',
    'NOT KEPT':
      'survives-node-loss, survives-zone-loss, point-in-time-recovery',
    MESSAGE: 'It can be claimed',
  });
  const description = await described();
  for (const words of [
    'needs 3 nodes that take pods, has 1',
    'needs nodes in 3 zones, has 1',
    'needs a default storage class whose volumes can be snapshotted',
    // What the author of the operator says, and whose word it is.
    'needs 2 nodes that take pods, has 1',
    'outputs[replica-host]',
    'postgrescluster',
  ])
    assert.ok(description.includes(words), `"${words}" is not in it`);

  await cluster.kubectl(['create', 'namespace', 'shop']);
  await apply('-f', 'claim');
  await untilClaim('orders-dev', isReady);
  const waiting = await untilClaim('orders-db', says('NoMatchingClass'));
  assert.match(
    messageOf(waiting),
    /"managed-postgresql", plan "large": .*needs 3 nodes that take pods, has 1/,
  );

  await apply('-f', 'nodes/two-more.yaml');
  await untilShown('it is promised', 'True');
  assert.equal((await shown('managed-postgresql')).GUARANTEES, '2/4');
  assert.match(await described(), /needs nodes in 3 zones, has 2/);
  const ready = await untilClaim('orders-db', isReady);
  assert.deepEqual(ready.status?.classRef, {
    ...{ name: 'managed-postgresql-large', offering: 'managed-postgresql' },
    plan: 'large',
  });

  await cluster.kubectl(['cordon', 'example-3']);
  await untilShown('it is withdrawn', 'False');
  assert.equal((await shown('managed-postgresql')).GUARANTEES, '1/4');
  assert.match(await described(), /needs 3 nodes that take pods, has 2/);
  const told = await untilClaim(
    'orders-db',
    ({ status }) =>
      getCondition(status?.conditions, guaranteesMet)?.status === 'False',
  );
  assert.ok(isReady(told), 'what was claimed is kept');
  assert.deepEqual(told.status?.resourceRef, ready.status?.resourceRef);
});

test('what a service was replaced by is told, and what other kinds are', async () => {
  assert.match(
    await cluster.kubectl(['describe', 'csoffering', 'managed-postgresql-16']),
    /Replacement: +managed-postgresql\n/,
  );
  await apply('-k', 'mysql');
  // Each example is what the API server would take.
  for (const kind of ['clusterresources', 'clusterexampleusages'])
    await cluster.kubectl([
      ...['wait', '--for=condition=Ready', kind, '--all'],
      '--timeout=30s',
    ]);
  const table = await cluster.kubectl(['get', 'clusterresources', 'mysql']);
  assert.match(table, /MySQL +mysql\.example\.com +A MySQL database/);
});
