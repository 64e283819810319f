import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  getCondition,
  isReady,
  type ClassClaim,
  type Condition,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from './__testUtils__/ControllersProcess';
import {
  aClaim,
  aPolicy,
  aPoolClass,
  classClaims,
} from './__testUtils__/databases';
import { TestCluster } from './__testUtils__/TestCluster';

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

function reasonOf(
  object: { status?: { conditions?: Condition[] } } | undefined,
) {
  return getCondition(object?.status?.conditions, 'Ready')?.reason;
}

test('with kubectl alone: claim, wait for the pool of one, release', async () => {
  const pool = await cluster.namespace('pool');
  const apps = await cluster.namespace('apps');
  await cluster.addDatabase(pool, 'only', { password: 'first' }, { pool });
  await cluster.kubectl(['apply', '-f', '-'], aPolicy(pool, [apps]));
  await cluster.kubectl(
    ['apply', '-f', '-'],
    aPoolClass(pool, { labelSelector: { matchLabels: { pool } } }),
  );
  await cluster.kubectl(['apply', '-f', '-'], aClaim(apps, 'first', pool));
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'first' },
    isReady,
  );
  const bindingName = await cluster.kubectl([
    'get',
    'classclaim',
    'first',
    '-n',
    apps,
    '-o',
    'jsonpath={.status.binding.name}',
  ]);
  assert.equal(bindingName, 'only-credentials');
  const copy = await cluster.client.get<
    { data: Record<string, string> } & ReturnType<typeof aClaim>
  >(builtinResourceTypes.secrets, { namespace: apps, name: bindingName });
  assert.equal(
    Buffer.from(copy.data.password ?? '', 'base64').toString(),
    'first',
  );

  await cluster.kubectl(['apply', '-f', '-'], aClaim(apps, 'second', pool));
  const waiting = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'second' },
    claim => claim.status !== undefined,
  );
  assert.equal(reasonOf(waiting), 'NoClaimableInstances');
  assert.match(
    getCondition(waiting.status?.conditions, 'Ready')?.message ?? '',
    /1 exists, 1 is held/,
  );

  await cluster.kubectl(['delete', 'classclaim', 'first', '-n', apps]);
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'second' },
    isReady,
  );
});
