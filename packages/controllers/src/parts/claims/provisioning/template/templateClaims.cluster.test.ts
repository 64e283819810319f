import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  finalizers,
  labels,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import { aSecret, classClaims } from '../../../../__testUtils__/databases';
import { messageOf, says } from '../../../../__testUtils__/reasonOf';
import {
  aSecretTemplate,
  dbInstanceType,
  type DBInstance,
} from '../../../../__testUtils__/templates';
import { find } from '../../../../__testUtils__/waitFor';
import {
  cluster,
  type Secret,
  aClass,
  claim,
  claimUntil,
  release,
  dataOf,
  rds,
} from './__testUtils__/templateCluster';

const { secrets } = builtinResourceTypes;

/** Plays ACK's controller. */
async function becomeAvailable(
  namespace: string,
  name: string,
  password: string,
): Promise<void> {
  await cluster.client.create(
    secrets,
    aSecret(namespace, `${name}-password`, { password }),
  );
  await setStatus(namespace, name, {
    dbInstanceStatus: 'available',
    endpoint: { address: `${name}.rds.example.org`, port: 5432 },
  });
}

async function setStatus(
  namespace: string,
  name: string,
  status: Record<string, unknown>,
): Promise<void> {
  const key = { namespace, name };
  const db = await cluster.waitFor<DBInstance>(dbInstanceType, key, () => true);
  await cluster.client.update(
    dbInstanceType,
    { ...db, status },
    { subresource: 'status' },
  );
}

test('a database by template: made, waited for, bound, rotated, and gone', async () => {
  const { name, apps } = await aClass(rds);
  await claim(apps, 'orders', name, { storageGB: 30, databases: ['a', 'b'] });
  const db = await cluster.waitFor<DBInstance>(
    dbInstanceType,
    { namespace: apps, name: 'orders-db' },
    () => true,
  );
  assert.deepEqual(db.spec, { allocatedStorage: 30, engine: 'postgres' });
  assert.equal(db.metadata.labels?.of, 'orders');
  const waiting = await claimUntil(apps, 'orders', 'ResourceNotReady', /db/);
  assert.equal(
    db.metadata.labels?.[labels.classClaimUid],
    waiting.metadata.uid,
  );
  assert.deepEqual(waiting.status?.provisionedResourceRef, {
    apiVersion: 'rds.services.k8s.aws/v1alpha1',
    kind: 'DBInstance',
    namespace: apps,
    name: 'orders-db',
  });

  await setStatus(apps, 'orders-db', {
    dbInstanceStatus: 'creating',
    conditions: [
      { type: 'ACK.Recoverable', status: 'True', message: 'no quota left' },
    ],
  });
  await claimUntil(
    apps,
    'orders',
    'ResourceNotReady',
    /DBInstance "orders-db" in namespace ".*" is not ready: "db\.status\.dbInstanceStatus == "available"" is not true\. It says \(ACK\.Recoverable\): no quota left/,
  );

  await becomeAvailable(apps, 'orders-db', 'first');
  const ready = await claimUntil(apps, 'orders', 'Ready');
  const binding = ready.status?.binding?.name ?? '';
  const secret = await cluster.client.get<Secret>(secrets, {
    namespace: apps,
    name: binding,
  });
  assert.equal(secret.type, 'servicebinding.io/postgresql');
  assert.deepEqual(dataOf(secret), {
    type: 'postgresql',
    provider: 'aws',
    host: 'orders-db.rds.example.org',
    port: '5432',
    password: 'first',
    uri: 'postgres://app:first@orders-db.rds.example.org',
  });
  const second = await cluster.client.get<DBInstance>(dbInstanceType, {
    namespace: apps,
    name: 'orders-db-b',
  });
  assert.deepEqual(second.spec, { number: 1, of: 'orders-db.rds.example.org' });
  assert.deepEqual(
    ready.status?.provisionedResources?.map(ref => ref.name),
    ['orders-db-a', 'orders-db-b'],
  );

  await cluster.client.patch(
    secrets,
    { namespace: apps, name: 'orders-db-password' },
    { stringData: { password: 'second' } },
    { type: 'merge' },
  );
  await cluster.waitFor<Secret>(
    secrets,
    { namespace: apps, name: binding },
    object => dataOf(object).password === 'second',
  );

  await release(apps, 'orders');
  const left = await cluster.client.list(dbInstanceType, { namespace: apps });
  assert.deepEqual(left.items, []);
  const key = { namespace: apps, name: binding };
  assert.equal(await find(cluster.client, secrets, key), undefined);
  // What was only read stays.
  assert.ok(
    await find(cluster.client, secrets, {
      namespace: apps,
      name: 'orders-db-password',
    }),
  );
});

test('while what was made has no status yet, a claim waits, and nothing that it says is an error of an expression', async () => {
  const { name, apps } = await aClass(rds);
  const seen: ClassClaim[] = [];
  const { resourceVersion } = await cluster.client.list(classClaims, {
    namespace: apps,
  });
  const watching = (async () => {
    const watch = cluster.client.watch<ClassClaim>(classClaims, {
      namespace: apps,
      resourceVersion,
      signal: AbortSignal.timeout(30_000),
    });
    for await (const event of watch) {
      if (event.type !== 'BOOKMARK') {
        seen.push(event.object);
        if (says('Ready')(event.object)) {
          return;
        }
      }
    }
  })();
  await claim(apps, 'early', name, { databases: ['a'] });
  await claimUntil(apps, 'early', 'ResourceNotReady', /"early-db".*not ready/);
  // An operator that has begun says something else first.
  await setStatus(apps, 'early-db', {});
  await setStatus(apps, 'early-db', { dbInstanceStatus: 'creating' });
  await becomeAvailable(apps, 'early-db', 'secret');
  await watching;

  assert.ok(says('Ready')(seen.at(-1) as ClassClaim), 'it became ready');
  const unmet = seen.flatMap(({ status }) =>
    (status?.conditions ?? []).filter(one => one.status === 'False'),
  );
  assert.ok(unmet.length > 0);
  for (const { reason = '', message = '' } of unmet) {
    assert.ok(
      ['ResourceNotReady', 'ResourceNotFound'].includes(reason),
      `${reason}: ${message}`,
    );
    assert.doesNotMatch(message, /cannot be evaluated|no such key/i);
  }
});

test('parameters that the class does not know are in the status, until they are corrected', async () => {
  const { name, apps } = await aClass(rds);
  await claim(apps, 'misspelt', name, { storageGb: 30 });
  const pruned = [{ path: 'spec.parameters.storageGb', similar: 'storageGB' }];
  const waiting = await claimUntil(apps, 'misspelt', 'ResourceNotReady', /db/);
  assert.deepEqual(waiting.status?.prunedParameters, pruned);

  await cluster.client.patch(
    classClaims,
    { namespace: apps, name: 'misspelt' },
    { spec: { parameters: { storageGb: null, storageGB: 30 } } },
    { type: 'merge' },
  );
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'misspelt' },
    ({ status }) => status?.prunedParameters === undefined,
  );

  await claim(apps, 'kept', name, { storageGb: 30 });
  await claimUntil(apps, 'kept', 'ResourceNotReady', /"kept-db"/);
  await becomeAvailable(apps, 'kept-db', 'secret');
  const ready = await claimUntil(apps, 'kept', 'Ready');
  assert.deepEqual(ready.status?.prunedParameters, pruned);
});

test('parameters that the template does not take are refused before anything is made', async () => {
  const { name, apps } = await aClass(rds);
  await claim(apps, 'big', name, { storageGB: 1000 });
  const refused = await claimUntil(apps, 'big', 'ReasonParametersInvalid');
  assert.match(messageOf(refused), /spec\.parameters\.storageGB/);
  assert.equal(
    await cluster.waitForEvent(apps, 'ParametersValidationFailed'),
    messageOf(refused),
  );
  const made = await cluster.client.list(dbInstanceType, { namespace: apps });
  assert.deepEqual(made.items, []);
  await release(apps, 'big');
});

test('one Secret, made and bound, costs few writes and leaves nothing', async () => {
  const { name, apps } = await aClass(aSecretTemplate('x').spec);
  await claim(apps, 'one', name);
  const ready = await claimUntil(apps, 'one', 'Ready');
  assert.equal(ready.status?.binding?.name, 'one-login');
  assert.deepEqual(ready.metadata.finalizers, [finalizers.classClaimProvision]);
  assert.equal(
    await cluster.waitForEvent(apps, 'CreatedInstance'),
    'Secret "one-login" was created for this claim',
  );
  await release(apps, 'one');
  assert.equal(
    await cluster.waitForEvent(apps, 'DeletedInstance'),
    `Secret "one-login" in namespace "${apps}" was deleted with this claim`,
  );
  const key = { namespace: apps, name: 'one-login' };
  assert.equal(await find(cluster.client, secrets, key), undefined);
});

test('parameters that would not fit into the status once more are a violation, with their size', async () => {
  const { name, apps } = await aClass({
    ...aSecretTemplate('x').spec,
    parameters: {
      openAPIV3Schema: {
        type: 'object',
        'x-kubernetes-preserve-unknown-fields': true,
      },
    },
  });
  await claim(apps, 'huge', name, { text: 'x'.repeat(1_000_000) });
  await claimUntil(
    apps,
    'huge',
    'ReasonParametersInvalid',
    /spec\.parameters take 1000011 bytes.*at most 65536/,
  );
});
