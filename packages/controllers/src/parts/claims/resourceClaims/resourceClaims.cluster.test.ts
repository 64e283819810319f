import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
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
import { TestCluster } from '../../../__testUtils__/TestCluster';
import { leaseNameOf } from '../rules/claimLease';
import { ourFinalizers } from '../rules/ourFinalizers';

type Secret = ReturnType<typeof aSecret>;

const { secrets, leases } = builtinResourceTypes;
const leaseNamespace = 'services-toolkit';

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

/** Two namespaces, where the first opens its databases to the second. */
async function openPool(): Promise<{ pool: string; apps: string }> {
  const pool = await cluster.namespace('pool');
  const apps = await cluster.namespace('apps');
  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, [apps]));
  return { pool, apps };
}

function databaseRef(namespace: string, name: string) {
  return {
    apiVersion: 'controllers.test/v1',
    kind: 'Database',
    name,
    namespace,
  };
}

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

function claimOn(
  apps: string,
  name: string,
  ref: ResourceClaim['spec']['ref'],
  reason: string,
) {
  return cluster.client
    .create(resourceClaims, aResourceClaim(apps, name, ref))
    .then(() =>
      cluster.waitFor<ResourceClaim>(
        resourceClaims,
        { namespace: apps, name },
        says(reason),
      ),
    );
}

function decode(secret: Secret, key: string): string {
  return Buffer.from(secret.data[key] ?? '', 'base64').toString();
}

async function setPassword(
  namespace: string,
  name: string,
  password: string,
): Promise<void> {
  await cluster.client.patch(
    secrets,
    { namespace, name },
    { data: { password: Buffer.from(password).toString('base64') } },
    { type: 'merge' },
  );
}

function hasPassword(password: string) {
  return (secret: Secret) => decode(secret, 'password') === password;
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

test('rotation: the copy follows, and an edit of the copy is undone', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db', { password: 'old' });
  await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  const key = { namespace: apps, name: 'db-credentials' };
  await setPassword(pool, 'db-credentials', 'new');
  await cluster.waitFor<Secret>(secrets, key, hasPassword('new'));
  await setPassword(apps, 'db-credentials', 'forged');
  await cluster.waitFor<Secret>(secrets, key, hasPassword('new'));
  await cluster.client.delete(secrets, key);
  await cluster.waitFor<Secret>(secrets, key, hasPassword('new'));
});

test('rotation to another Secret: the binding changes, and the old copy goes', async () => {
  const { pool, apps } = await openPool();
  const database = await cluster.addDatabase(pool, 'db', { password: 'old' });
  await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  await cluster.client.create(
    secrets,
    aSecret(pool, 'fresh', { password: 'new' }),
  );
  await cluster.client.update(
    databaseType,
    { ...database, status: { binding: { name: 'fresh' } } },
    { subresource: 'status' },
  );
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    ({ status }) => status?.binding?.name === 'fresh',
  );
  await cluster.waitFor<Secret>(
    secrets,
    { namespace: apps, name: 'fresh' },
    hasPassword('new'),
  );
  await cluster.waitForEnd(secrets, {
    namespace: apps,
    name: 'db-credentials',
  });
});

test('a Secret made again with another type is copied again', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db', { password: 'old' });
  await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  await cluster.client.delete(secrets, {
    namespace: pool,
    name: 'db-credentials',
  });
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    says('BindingNotCopyable'),
  );
  await cluster.client.create(
    secrets,
    aSecret(
      pool,
      'db-credentials',
      { password: 'new' },
      'servicebinding.io/postgresql',
    ),
  );
  const copy = await cluster.waitFor<Secret>(
    secrets,
    { namespace: apps, name: 'db-credentials' },
    hasPassword('new'),
  );
  assert.equal(copy.type, 'servicebinding.io/postgresql');
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
});

test('a Secret that is not ours is never written: the copy takes another name, or none', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db', { password: 'theirs' });
  await cluster.addDatabase(pool, 'db2', { password: 'theirs' });
  await cluster.client.create(
    secrets,
    aSecret(apps, 'db-credentials', { password: 'precious' }),
  );
  await cluster.client.create(
    secrets,
    aSecret(apps, 'db2-credentials', { password: 'precious' }),
  );
  const claim = await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  const suffix = claim.metadata.uid?.slice(0, 8);
  assert.equal(claim.status?.binding?.name, `db-credentials-${suffix}`);

  // Both names taken: a claim that waits for its instance is known before, so its second name can be taken too.
  const early = await claimOn(
    apps,
    'early',
    databaseRef(pool, 'db3'),
    'ResourceNotFound',
  );
  const second = `db3-credentials-${early.metadata.uid?.slice(0, 8)}`;
  for (const name of ['db3-credentials', second]) {
    await cluster.client.create(
      secrets,
      aSecret(apps, name, { password: 'precious' }),
    );
  }
  await cluster.addDatabase(pool, 'db3', { password: 'theirs' });
  const taken = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'early' },
    says('BindingNotCopyable'),
  );
  assert.match(messageOf(taken), /are both taken/);
  await cluster.client.delete(secrets, { namespace: apps, name: second });
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'early' },
    isReady,
  );

  for (const name of ['db-credentials', 'db2-credentials', 'db3-credentials']) {
    const secret = await cluster.client.get<Secret>(secrets, {
      namespace: apps,
      name,
    });
    assert.equal(decode(secret, 'password'), 'precious');
  }
});

test('a Secret itself can be claimed, across namespaces by a policy for Secrets', async () => {
  const pool = await cluster.namespace('pool');
  const apps = await cluster.namespace('apps');
  await cluster.client.create(
    secrets,
    aSecret(pool, 'external', { password: 'x' }, 'servicebinding.io/mysql'),
  );
  const ref = { apiVersion: 'v1', kind: 'Secret', name: 'external' };
  await claimOn(
    apps,
    'far',
    { ...ref, namespace: pool },
    'NoMatchingResourceClaimPolicy',
  );
  const near = await claimOn(pool, 'near', ref, 'Ready');
  assert.equal(near.status?.binding?.name, 'external');
  await cluster.client.create(
    resourceClaimPolicies,
    aPolicy(pool, ['*'], { kind: 'Secret', resourceNames: ['external'] }),
  );
  const held = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'far' },
    says('ResourceAlreadyClaimed'),
  );
  assert.match(messageOf(held), /^A claim in another namespace/);
  await cluster.client.delete(resourceClaims, {
    namespace: pool,
    name: 'near',
  });
  const far = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'far' },
    isReady,
  );
  const copy = await cluster.client.get<Secret>(secrets, {
    namespace: apps,
    name: far.status?.binding?.name ?? '',
  });
  assert.equal(copy.type, 'servicebinding.io/mysql');
  // The source is nobody's copy, and stays.
  assert.ok(
    await cluster.client.get(secrets, { namespace: pool, name: 'external' }),
  );
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
  controllers = await cluster.startControllers();
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
  controllers = await cluster.startControllers();
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

test('no value of a Secret is in a log, an event, a condition, or anything but the copy', async () => {
  const canary = 'c4n4ry-value-that-nobody-else-has';
  const encoded = Buffer.from(canary).toString('base64');
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db', { password: canary });
  await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  await setPassword(pool, 'db-credentials', `${canary}-rotated`);
  await cluster.waitFor<Secret>(
    secrets,
    { namespace: apps, name: 'db-credentials' },
    hasPassword(`${canary}-rotated`),
  );
  const kinds =
    'classclaims,resourceclaims.services.apps.tanzu.vmware.com,resourceclaimpolicies,clusterinstanceclasses,leases,events,databases';
  const everything = await cluster.kubectl(['get', kinds, '-A', '-o', 'json']);
  for (const [where, text] of [
    ['objects', everything],
    ['log', controllers.log],
  ] as const) {
    assert.ok(
      !text.includes(canary) && !text.includes(encoded.slice(0, -4)),
      `the canary is in the ${where}`,
    );
  }
  const holders = (
    await cluster.client.list<
      KubernetesObject & { data?: Record<string, string> }
    >(secrets)
  ).items.filter(({ data = {} }) =>
    Object.values(data).some(value =>
      Buffer.from(value, 'base64').toString().includes(canary),
    ),
  );
  assert.deepEqual(
    holders
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
      .sort(),
    [`${apps}/db-credentials`, `${pool}/db-credentials`].sort(),
  );
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

test('a copy that was made immutable is made again when the source has changed', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db', { password: 'first' });
  const ready = await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  assert.deepEqual(ready.status?.binding?.keys, ['password']);
  const key = { namespace: apps, name: 'db-credentials' };
  await cluster.client.patch(
    secrets,
    key,
    { immutable: true },
    { type: 'merge' },
  );
  await setPassword(pool, 'db-credentials', 'second');
  await cluster.waitFor(secrets, key, hasPassword('second'));
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
});

test('an empty Secret is no credentials, and what is put into it is told by name', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db', {});
  for (const [namespace, name] of [
    [apps, 'copied'],
    [pool, 'direct'],
  ] as const) {
    const key = { namespace: pool, name: 'db-credentials' };
    await cluster.client.patch(secrets, key, { data: null }, { type: 'merge' });
    const empty = await claimOn(
      namespace,
      name,
      databaseRef(pool, 'db'),
      'BindingNotCopyable',
    );
    assert.match(messageOf(empty), /is empty/);
    await setPassword(pool, 'db-credentials', 'there');
    const ready = await cluster.waitFor<ResourceClaim>(
      resourceClaims,
      { namespace, name },
      isReady,
    );
    assert.deepEqual(ready.status?.binding?.keys, ['password']);
    await cluster.client.patch(secrets, key, { data: null }, { type: 'merge' });
    await cluster.waitFor<ResourceClaim>(
      resourceClaims,
      { namespace, name },
      says('BindingNotCopyable'),
    );
    await cluster.client.delete(resourceClaims, { namespace, name });
    await cluster.waitForEnd(resourceClaims, { namespace, name });
  }
});

test('a copy that is refused is told in the API server’s words while it is missing, and made when it is not refused any more', async () => {
  const { pool, apps } = await openPool();
  await cluster.addDatabase(pool, 'db');
  await claimOn(apps, 'mine', databaseRef(pool, 'db'), 'Ready');
  const policy = `no-secrets.${apps}`;
  const admission = (kind: string, spec: object) => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: policy },
    spec,
  });
  const items = [
    admission('ValidatingAdmissionPolicy', {
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE'],
            resources: ['secrets'],
          },
        ],
      },
      validations: [
        {
          expression: `object.metadata.namespace != '${apps}'`,
          message: 'no Secrets here on a Friday',
          reason: 'Forbidden',
        },
      ],
    }),
    admission('ValidatingAdmissionPolicyBinding', {
      policyName: policy,
      validationActions: ['Deny'],
    }),
  ];
  const list = { apiVersion: 'v1', kind: 'List', items };
  await cluster.kubectl(['apply', '-f', '-'], list);
  const key = { namespace: apps, name: 'db-credentials' };
  // The API server takes a moment to put the rule into force.
  const deadline = Date.now() + 30_000;
  for (let refused = false; !refused; ) {
    assert.ok(Date.now() < deadline, 'the rule never came into force');
    refused = await cluster
      .kubectl(
        ['create', '--dry-run=server', '-f', '-'],
        aSecret(apps, 'tried', {}),
      )
      .then(
        () => false,
        () => true,
      );
  }
  await cluster.client.delete(secrets, key);
  const refused = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    says('BindingNotCopyable'),
  );
  assert.match(messageOf(refused), /no Secrets here on a Friday/);
  await cluster.kubectl(['delete', '-f', '-'], list);
  await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
  await cluster.waitFor<Secret>(secrets, key, hasPassword('of-db'));
});
