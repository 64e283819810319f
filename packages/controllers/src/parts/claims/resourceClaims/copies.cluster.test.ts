import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  aPolicy,
  aSecret,
  databaseType,
  resourceClaimPolicies,
  resourceClaims,
} from '../../../__testUtils__/databases';
import { messageOf, says } from '../../../__testUtils__/reasonOf';
import { cluster, controllers } from '../../../__testUtils__/runningCluster';
import {
  type Secret,
  openPool,
  databaseRef,
  claimOn,
  decode,
} from './__testUtils__/resourceCluster';

const { secrets } = builtinResourceTypes;

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
