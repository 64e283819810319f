import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annotations,
  builtinResourceTypes,
  finalizers,
  labels,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import {
  aPolicy,
  aPoolClass,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  resourceClaimPolicies,
} from '../../../../__testUtils__/databases';
import { messageOf, says } from '../../../../__testUtils__/reasonOf';
import { aSecretTemplate } from '../../../../__testUtils__/templates';
import { find } from '../../../../__testUtils__/waitFor';
import {
  cluster,
  type Secret,
  aClass,
  claim,
  claimUntil,
  release,
  dataOf,
} from './__testUtils__/templateCluster';

const { secrets } = builtinResourceTypes;

test('a Secret that was put together and is deleted is put together again, and the claim ends well', async () => {
  const { name, apps } = await aClass({
    resources: aSecretTemplate('x').spec.resources ?? [],
    binding: { from: [{ key: 'login', value: '${login.metadata.name}' }] },
  });
  await claim(apps, 'lost', name);
  const ready = await claimUntil(apps, 'lost', 'Ready');
  const binding = ready.status?.binding?.name ?? '';
  const its = { namespace: apps, name: binding };
  const { metadata: first } = await cluster.client.get(secrets, its);
  await cluster.client.delete(secrets, its);
  const { metadata: again } = await cluster.waitFor<Secret>(
    secrets,
    its,
    ({ metadata }) => metadata.uid !== first.uid,
  );
  const found = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'lost' },
    object =>
      says('Ready')(object) &&
      object.status?.provisionedBy?.resourceUid === again.uid,
  );
  assert.equal(found.status?.resourceRef?.name, binding);
  await release(apps, 'lost');
  const key = { namespace: apps, name: 'lost-login' };
  assert.equal(await find(cluster.client, secrets, key), undefined);
});

/** A class that passes on a Secret of the operators' namespace, of those that its schema names. */
async function aPassingClass(): Promise<{
  name: string;
  apps: string;
  ops: string;
}> {
  const ops = await cluster.namespace('ops');
  for (const db of ['shared-db', 'unrelated']) {
    const secret = aSecret(ops, db, { password: `of-${db}` });
    await cluster.client.create(secrets, secret);
  }
  // Their owner lets every claim have both: what keeps the second one in is the template.
  await cluster.client.create(
    resourceClaimPolicies,
    aPolicy(ops, ['*'], { kind: 'Secret' }),
  );
  const { name, apps } = await aClass({
    parameters: {
      openAPIV3Schema: {
        type: 'object',
        required: ['db'],
        properties: { db: { type: 'string', enum: ['shared-db'] } },
      },
    },
    resources: [
      {
        id: 'login',
        read: {
          apiVersion: 'v1',
          kind: 'Secret',
          namespace: ops,
          name: '${parameters.db}',
        },
      },
    ],
    binding: {
      from: [
        { key: 'password', value: '${base64.decode(login.data.password)}' },
      ],
    },
  });
  return { name, apps, ops };
}

function rotate(namespace: string, name: string, password: string) {
  return cluster.client.patch(
    secrets,
    { namespace, name },
    { data: { password: Buffer.from(password).toString('base64') } },
    { type: 'merge' },
  );
}

test('neither annotations nor parameters that a claimant writes decide what is rendered: no Secret of another namespace leaves it', async () => {
  const { name, apps, ops } = await aPassingClass();
  // A claim on a pool, which nobody needs a right for, that pretends to be made from the template.
  const pool = await cluster.namespace('pool');
  await cluster.addDatabase(pool, 'one', { password: 'of-pool' }, { pool });
  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, ['*']));
  await cluster.client.create(
    clusterInstanceClasses,
    aPoolClass(pool, { labelSelector: { matchLabels: { pool } } }),
  );
  await claim(apps, 'liar', pool, { db: 'unrelated' });
  const liar = await claimUntil(apps, 'liar', 'Ready');
  const uid = liar.metadata.uid ?? '';
  const bait = aSecret(apps, `liar-${uid.slice(0, 5)}`, { password: 'bait' });
  await cluster.client.create(secrets, {
    ...bait,
    metadata: { ...bait.metadata, labels: { [labels.classClaimUid]: uid } },
  });
  await cluster.client.patch(
    classClaims,
    { namespace: apps, name: 'liar' },
    {
      metadata: {
        finalizers: [finalizers.classClaimProvision],
        annotations: { [annotations.provisionTemplate]: name },
      },
    },
    { type: 'merge' },
  );
  // Claims that may be made from it: one is edited after it was fulfilled, one stays as it is.
  await claim(apps, 'edited', name, { db: 'shared-db' });
  const edited = await claimUntil(apps, 'edited', 'Ready');
  assert.deepEqual(edited.status?.provisionedBy, {
    className: name,
    template: name,
    parameters: { db: 'shared-db' },
  });
  await cluster.client.patch(
    classClaims,
    { namespace: apps, name: 'edited' },
    { spec: { parameters: { db: 'unrelated' } } },
    { type: 'merge' },
  );
  await claim(apps, 'honest', name, { db: 'shared-db' });
  await claimUntil(apps, 'honest', 'Ready');
  // All are looked at again, and the sources have changed.
  await rotate(ops, 'unrelated', 'rotated-unrelated');
  await rotate(ops, 'shared-db', 'rotated-shared');
  await rotate(apps, bait.metadata.name ?? '', 'bait-again');
  const passwordOf = async (of: string) => {
    const { items } = await cluster.client.list<Secret>(secrets, {
      namespace: apps,
    });
    const secret = items.find(({ metadata }) =>
      metadata.name?.startsWith(`${of}-`),
    );
    return secret && dataOf(secret).password;
  };
  for (const of of ['edited', 'honest']) {
    const { status } = await cluster.client.get<ClassClaim>(classClaims, {
      namespace: apps,
      name: of,
    });
    await cluster.waitFor<Secret>(
      secrets,
      { namespace: apps, name: status?.binding?.name ?? '' },
      secret => dataOf(secret).password === 'rotated-shared',
    );
  }
  assert.equal(await passwordOf('liar'), 'bait-again');
  assert.equal(await passwordOf('edited'), 'rotated-shared');
  await release(apps, 'liar');
  // What only looked like the claim's own is nobody's business.
  assert.equal(await passwordOf('liar'), 'bait-again');
});

test('parameters that are not valid any more are never rendered, also while the claim still waits', async () => {
  const { name, apps, ops } = await aPassingClass();
  await cluster.client.delete(secrets, { namespace: ops, name: 'shared-db' });
  await claim(apps, 'late', name, { db: 'shared-db' });
  await claimUntil(
    apps,
    'late',
    'UnableToCreateClaimableInstance',
    /There is no Secret "shared-db" in the namespace/,
  );
  await cluster.client.patch(
    classClaims,
    { namespace: apps, name: 'late' },
    { spec: { parameters: { db: 'unrelated' } } },
    { type: 'merge' },
  );
  const claimed = await cluster.client.get<ClassClaim>(classClaims, {
    namespace: apps,
    name: 'late',
  });
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'late' },
    ({ status }) => status?.observedGeneration === claimed.metadata.generation,
  );
  await claimUntil(
    apps,
    'late',
    'UnableToCreateClaimableInstance',
    /There is no Secret "shared-db" in the namespace/,
  );
  await cluster.client.create(
    secrets,
    aSecret(ops, 'shared-db', { password: 'back' }),
  );
  const { status } = await claimUntil(apps, 'late', 'Ready');
  const secret = await cluster.client.get<Secret>(secrets, {
    namespace: apps,
    name: status?.binding?.name ?? '',
  });
  assert.deepEqual(dataOf(secret), { password: 'back' });
});

test('a Secret that was put together is what it should be, or the claim says so: also when it is immutable, deleted, or refused', async () => {
  const { name, apps, ops } = await aPassingClass();
  await claim(apps, 'kept', name, { db: 'shared-db' });
  const { status } = await claimUntil(apps, 'kept', 'Ready');
  assert.deepEqual(status?.binding?.keys, ['password']);
  const key = { namespace: apps, name: status?.binding?.name ?? '' };
  const until = (password: string) =>
    cluster.waitFor<Secret>(
      secrets,
      key,
      secret => dataOf(secret).password === password,
    );
  await cluster.client.patch(
    secrets,
    key,
    { immutable: true },
    { type: 'merge' },
  );
  await rotate(ops, 'shared-db', 'second');
  const again = await until('second');
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'kept' },
    object =>
      says('Ready')(object) &&
      object.status?.provisionedBy?.resourceUid === again.metadata.uid,
  );

  await cluster.client.delete(secrets, key);
  const third = await until('second');
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'kept' },
    object =>
      says('Ready')(object) &&
      object.status?.provisionedBy?.resourceUid === third.metadata.uid,
  );

  // Nothing to put it together from, and then it is gone: who has to act is not the claimant.
  await cluster.client.delete(secrets, { namespace: ops, name: 'shared-db' });
  await cluster.client.delete(secrets, key);
  const gone = await claimUntil(apps, 'kept', 'BindingNotCopyable');
  assert.match(
    messageOf(gone),
    /it is gone, and cannot be put together again: .*shared-db.*service operator/,
  );
  await cluster.client.create(
    secrets,
    aSecret(ops, 'shared-db', { password: 'back' }),
  );
  await until('back');
  await claimUntil(apps, 'kept', 'Ready');
});
