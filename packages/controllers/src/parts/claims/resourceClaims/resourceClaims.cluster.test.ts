import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  aDatabase,
  aPolicy,
  aResourceClaim,
  aSecret,
  databaseType,
  definitionOf,
  resourceClaimPolicies,
  resourceClaims,
} from '../../../__testUtils__/databases';
import { messageOf, reasonOf, says } from '../../../__testUtils__/reasonOf';
import {
  cluster,
  controllers,
  startControllers,
} from '../../../__testUtils__/runningCluster';
import { leaseNameOf } from '../rules/claimLease';
import { ourFinalizers } from '../rules/ourFinalizers';
import {
  type Secret,
  openPool,
  databaseRef,
  claimOn,
  decode,
} from './__testUtils__/resourceCluster';

const { secrets, leases } = builtinResourceTypes;

const leaseNamespace = 'services-toolkit';

function leaseOf(
  namespace: string,
  name: string,
): { namespace: string; name: string } {
  const identity = {
    group: databaseType.group,
    kind: databaseType.kind,
    namespace,
    name,
  };
  return { namespace: leaseNamespace, name: leaseNameOf(identity) };
}

test('across namespaces a policy opens, a copy is made, and both go with the claim', async () => {
  const pool = await cluster.namespace('pool');
  const apps = await cluster.namespace('apps');
  await cluster.addDatabase(pool, 'db', { password: 'one' });
  const refused = await claimOn(
    apps,
    'mine',
    databaseRef(pool, 'db'),
    'NoMatchingResourceClaimPolicy',
  );
  assert.match(
    messageOf(refused),
    new RegExp(
      `No ResourceClaimPolicy in namespace "${pool}" allows namespace "${apps}"`,
    ),
  );

  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, [apps]));
  const ready = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
  assert.equal(ready.status?.binding?.name, 'db-credentials');
  assert.deepEqual(ready.status?.claimedResourceRef, databaseRef(pool, 'db'));
  assert.deepEqual(ready.metadata.finalizers, ourFinalizers);
  const copy = await cluster.client.get<Secret>(secrets, {
    namespace: apps,
    name: 'db-credentials',
  });
  assert.equal(decode(copy, 'password'), 'one');
  assert.equal(copy.metadata.ownerReferences?.[0]?.uid, ready.metadata.uid);

  // Withdrawn: nothing is taken away, and the next one is refused.
  await cluster.client.delete(resourceClaimPolicies, {
    namespace: pool,
    name: 'open',
  });
  await cluster.addDatabase(pool, 'db2');
  await claimOn(
    apps,
    'late',
    databaseRef(pool, 'db2'),
    'NoMatchingResourceClaimPolicy',
  );
  assert.equal(
    reasonOf(
      await cluster.client.get<ResourceClaim>(resourceClaims, {
        namespace: apps,
        name: 'mine',
      }),
    ),
    'Ready',
  );

  await cluster.client.delete(resourceClaims, {
    namespace: apps,
    name: 'mine',
  });
  await cluster.waitForEnd(resourceClaims, { namespace: apps, name: 'mine' });
  await cluster.waitForEnd(secrets, {
    namespace: apps,
    name: 'db-credentials',
  });
  await cluster.waitForEnd(leases, leaseOf(pool, 'db'));
});

test('two claims on one resource: one holds it, the other says who, and gets it when it is released', async () => {
  const pool = await cluster.namespace('pool');
  await cluster.addDatabase(pool, 'db');
  await claimOn(pool, 'first', databaseRef(pool, 'db'), 'Ready');
  const second = await claimOn(
    pool,
    'second',
    databaseRef(pool, 'db'),
    'ResourceAlreadyClaimed',
  );
  assert.match(messageOf(second), /^ResourceClaim "first" holds this resource/);
  await cluster.client.delete(resourceClaims, {
    namespace: pool,
    name: 'first',
  });
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: pool, name: 'second' },
    isReady,
  );
});

test('a resource that is not there, has no binding, and has one: the claim follows', async () => {
  const pool = await cluster.namespace('pool');
  await claimOn(pool, 'mine', databaseRef(pool, 'db'), 'ResourceNotFound');
  const created = await cluster.client.create(
    databaseType,
    aDatabase(pool, 'db'),
  );
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: pool, name: 'mine' },
    says('ResourceNonBindable'),
  );
  await cluster.client.update(
    databaseType,
    { ...created, status: { binding: { name: 'creds' } } },
    { subresource: 'status' },
  );
  const missing = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: pool, name: 'mine' },
    says('BindingNotCopyable'),
  );
  assert.match(
    messageOf(missing),
    /Secret "creds" in namespace .* does not exist/,
  );
  await cluster.client.create(
    secrets,
    aSecret(pool, 'creds', { password: 'x' }),
  );
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: pool, name: 'mine' },
    isReady,
  );
});

test('a kind that is not served, may not be read, or is cluster-scoped', async () => {
  const apps = await cluster.namespace('apps');
  const queue = {
    ...databaseType,
    group: 'foreign.controllers.test',
    kind: 'Queue',
    plural: 'queues',
  };
  const ref = {
    apiVersion: 'foreign.controllers.test/v1',
    kind: 'Queue',
    name: 'q',
  };
  const unknown = await claimOn(apps, 'mine', ref, 'ResourceNotFound');
  assert.match(messageOf(unknown), /no Queue.foreign.controllers.test "q"/);
  await cluster.kubectl(['apply', '-f', '-'], definitionOf(queue));
  const forbidden = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    says('UnableToTrackReferencedResource'),
  );
  assert.match(
    messageOf(forbidden),
    /servicebinding.io\/controller: "true".*apiGroups: \["foreign.controllers.test"\], resources: \["queues"\]/,
  );
  const scoped = await claimOn(
    apps,
    'scoped',
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      name: 'queues.foreign.controllers.test',
    },
    'ResourceNonBindable',
  );
  assert.match(messageOf(scoped), /is in no namespace/);
});

test('an edited reference: the claim keeps what it holds, and says so until it is changed back', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db');
  await cluster.addDatabase(pool, 'other');
  await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  const edit = (name: string) =>
    cluster.client.patch(
      resourceClaims,
      { namespace: apps, name: 'mine' },
      { spec: { ref: { name } } },
      { type: 'merge' },
    );
  await edit('other');
  const edited = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    says('UpdatedResourceReference'),
  );
  assert.equal(edited.status?.binding?.name, 'db-credentials');
  assert.deepEqual(edited.status?.claimedResourceRef, databaseRef(pool, 'db'));
  // The other one is free for others.
  await claimOn(apps, 'free', databaseRef(pool, 'other'), 'Ready');
  await edit('db');
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
});

test("being deleted with somebody else's finalizer on it: it still holds, and lets go afterwards", async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db');
  const key = { namespace: apps, name: 'mine' };
  await cluster.client.create(resourceClaims, {
    ...aResourceClaim(apps, 'mine', databaseRef(pool, 'db')),
    metadata: { ...key, finalizers: ['example.org/in-use'] },
  });
  await cluster.waitFor<ResourceClaim>(resourceClaims, key, isReady);
  await cluster.client.delete(resourceClaims, key);
  const marked = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    key,
    says('ClaimMarkedForDeletion'),
  );
  assert.equal(marked.status?.binding?.name, 'db-credentials');
  assert.ok(await cluster.client.get(leases, leaseOf(pool, 'db')));
  await cluster.client.patch(
    resourceClaims,
    key,
    { metadata: { finalizers: ourFinalizers } },
    { type: 'merge' },
  );
  await cluster.waitForEnd(resourceClaims, key);
  await cluster.waitForEnd(leases, leaseOf(pool, 'db'));
  await cluster.waitForEnd(secrets, {
    namespace: apps,
    name: 'db-credentials',
  });
});

test('an instance that is made again under its name is another one', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db', { password: 'first' });
  await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  await cluster.client.delete(databaseType, { namespace: pool, name: 'db' });
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    says('ResourceNotFound'),
  );
  await cluster.client.delete(secrets, {
    namespace: pool,
    name: 'db-credentials',
  });
  await cluster.addDatabase(pool, 'db', { password: 'second' });
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    claim => /another one of that name/.test(messageOf(claim)),
  );
  const next = await claimOn(apps, 'next', databaseRef(pool, 'db'), 'Ready');
  const copy = await cluster.client.get<Secret>(secrets, {
    namespace: apps,
    name: next.status?.binding?.name ?? '',
  });
  assert.equal(decode(copy, 'password'), 'second');
  // The old claim has lost its place, and its deletion does no harm to the new one.
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    says('ResourceAlreadyClaimed'),
  );
  await cluster.client.delete(resourceClaims, {
    namespace: apps,
    name: 'mine',
  });
  await cluster.waitForEnd(resourceClaims, { namespace: apps, name: 'mine' });
  assert.ok(await cluster.client.get(leases, leaseOf(pool, 'db')));
});

test('finalizers removed by force: the Lease is swept, and the copy goes with its owner', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db');
  await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  await controllers.stop();
  await cluster.kubectl([
    'patch',
    'rclaim',
    'mine',
    '-n',
    apps,
    '--type=merge',
    '-p',
    '{"metadata":{"finalizers":[]}}',
  ]);
  await cluster.client.delete(resourceClaims, {
    namespace: apps,
    name: 'mine',
  });
  await startControllers();
  await cluster.waitForEnd(leases, leaseOf(pool, 'db'));
  await cluster.waitForEnd(secrets, {
    namespace: apps,
    name: 'db-credentials',
  });
});

test('taking over a cluster: a claim that held something before there were Leases keeps it', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db');
  await controllers.stop();
  const key = { namespace: apps, name: 'old' };
  // As the original left it: conditions with type and status only.
  const old = await cluster.client.create(resourceClaims, {
    ...aResourceClaim(apps, 'zz', databaseRef(pool, 'db')),
    metadata: { ...key, finalizers: [...ourFinalizers] },
  });
  await cluster.client.update<ResourceClaim>(
    resourceClaims,
    {
      ...old,
      status: {
        binding: { name: 'db-credentials' },
        claimedResourceRef: databaseRef(pool, 'db'),
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    },
    { subresource: 'status' },
  );
  await cluster.client.create(
    resourceClaims,
    aResourceClaim(apps, 'aa', databaseRef(pool, 'db')),
  );
  await startControllers();
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'aa' },
    says('ResourceAlreadyClaimed'),
  );
  const kept = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    key,
    says('Ready'),
  );
  assert.deepEqual(kept.status?.claimedResourceRef, databaseRef(pool, 'db'));
});

test('whether something is in another namespace, or in none, is told to nobody who may not claim it', async () => {
  const secret = await cluster.namespace('hidden');
  const apps = await cluster.namespace('apps');
  await cluster.client.create(secrets, aSecret(secret, 'real', { a: 'b' }));
  const words = [];
  for (const name of ['real', 'none']) {
    const ref = { apiVersion: 'v1', kind: 'Secret', name, namespace: secret };
    const claim = await claimOn(
      apps,
      `on-${name}`,
      ref,
      'NoMatchingResourceClaimPolicy',
    );
    words.push(messageOf(claim).replaceAll(name, 'x'));
  }
  assert.equal(words[0], words[1]);
  const scoped = [];
  for (const name of ['databases.controllers.test', 'none.controllers.test']) {
    const ref = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      name,
    };
    const claim = await claimOn(
      apps,
      `on-crd-${scoped.length}`,
      ref,
      'ResourceNonBindable',
    );
    scoped.push(messageOf(claim).replaceAll(name, 'x'));
  }
  assert.equal(scoped[0], scoped[1]);
});
