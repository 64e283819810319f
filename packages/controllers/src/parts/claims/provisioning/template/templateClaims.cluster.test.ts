import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  annotations,
  builtinResourceTypes,
  finalizers,
  labels,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import type { ControllersProcess } from '../../../../__testUtils__/ControllersProcess';
import {
  aClaim,
  aPolicy,
  aPoolClass,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  definitionOf,
  resourceClaimPolicies,
} from '../../../../__testUtils__/databases';
import { messageOf, says } from '../../../../__testUtils__/reasonOf';
import {
  aSecretTemplate,
  aTemplate,
  aTemplateClass,
  dbInstanceType,
  provisionerRole,
  type DBInstance,
} from '../../../../__testUtils__/templates';
import { TestCluster } from '../../../../__testUtils__/TestCluster';
import { find } from '../../../../__testUtils__/waitFor';

const { clusterResourceProvisionTemplates: templates } = resourceTypes;
const { secrets, clusterRoles, customResourceDefinitions } =
  builtinResourceTypes;

let cluster: TestCluster;
let controllers: ControllersProcess;
/** A class, and in its namespace an object that gets older while the other tests run. */
let prey: { name: string; apps: string };
let preyMade: KubernetesObject;

before(async () => {
  cluster = await TestCluster.start();
  await cluster.client.create(
    customResourceDefinitions,
    definitionOf(dbInstanceType),
  );
  await cluster.client.create(clusterRoles, provisionerRole(dbInstanceType));
  controllers = await cluster.startControllers();
  prey = await aClass(aSecretTemplate('x').spec);
  preyMade = await cluster.client.create(
    secrets,
    aSecret(prey.apps, 'prey-login', { user: 'somebody' }),
  );
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

type Secret = KubernetesObject & {
  type?: string;
  data?: Record<string, string>;
};

/** A class of that name, made from a template of that name, once it is ready. */
async function aClass(
  spec: ClusterResourceProvisionTemplate['spec'],
): Promise<{ name: string; apps: string }> {
  const apps = await cluster.namespace('apps');
  await cluster.client.create(templates, aTemplate(apps, spec));
  await cluster.client.create(
    clusterInstanceClasses,
    aTemplateClass(apps, apps),
  );
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: apps },
    says('Ready'),
  );
  return { name: apps, apps };
}

async function claim(
  namespace: string,
  name: string,
  className: string,
  parameters?: Record<string, unknown>,
): Promise<ClassClaim> {
  const desired = aClaim(namespace, name, className);
  return cluster.client.create(classClaims, {
    ...desired,
    // As the admission policy records it: claims here are hardly younger than their classes.
    metadata: {
      ...desired.metadata,
      annotations: {
        [annotations.requestedBy]: 'tester',
        [annotations.requestedByGroups]: '["system:masters"]',
      },
    },
    spec: { ...desired.spec, ...(parameters && { parameters }) },
  });
}

function claimUntil(
  namespace: string,
  name: string,
  reason: string,
  message = /(?:)/,
): Promise<ClassClaim> {
  return cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name },
    object => says(reason)(object) && message.test(messageOf(object)),
  );
}

async function release(namespace: string, name: string): Promise<void> {
  await cluster.client.delete(classClaims, { namespace, name });
  await cluster.waitForEnd(classClaims, { namespace, name });
}

function dataOf({ data = {} }: Secret): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Buffer.from(value, 'base64').toString(),
    ]),
  );
}

const rds: ClusterResourceProvisionTemplate['spec'] = {
  parameters: {
    openAPIV3Schema: {
      type: 'object',
      properties: {
        storageGB: { type: 'integer', default: 20, maximum: 100 },
        databases: { type: 'array', default: [], items: { type: 'string' } },
      },
    },
  },
  resources: [
    {
      id: 'replicas',
      forEach: 'parameters.databases',
      template: {
        apiVersion: 'rds.services.k8s.aws/v1alpha1',
        kind: 'DBInstance',
        metadata: { name: '${db.metadata.name}-${item}' },
        spec: { number: '${index}', of: '${db.status.endpoint.address}' },
      },
    },
    {
      id: 'password',
      read: {
        apiVersion: 'v1',
        kind: 'Secret',
        name: '${db.metadata.name}-password',
      },
      readyWhen: ['has(password.data.password)'],
    },
    {
      id: 'db',
      template: {
        apiVersion: 'rds.services.k8s.aws/v1alpha1',
        kind: 'DBInstance',
        metadata: {
          name: '${claim.metadata.name}-db',
          labels: { of: '${claim.metadata.name}' },
        },
        spec: {
          allocatedStorage: '${parameters.storageGB}',
          engine: 'postgres',
          zone: '${parameters.?zone}',
        },
      },
      readyWhen: ['db.status.dbInstanceStatus == "available"'],
    },
  ],
  binding: {
    type: 'postgresql',
    provider: 'aws',
    from: [
      { key: 'host', value: '${db.status.endpoint.address}' },
      { key: 'port', value: '${db.status.endpoint.port}' },
      { key: 'password', value: '${base64.decode(password.data.password)}' },
      {
        key: 'uri',
        value:
          'postgres://app:${string(base64.decode(password.data.password))}@${db.status.endpoint.address}',
      },
    ],
  },
};

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

test('a Secret that was put together and is deleted: the claim is not ready, says so, and ends well', async () => {
  const { name, apps } = await aClass({
    resources: aSecretTemplate('x').spec.resources ?? [],
    binding: { from: [{ key: 'login', value: '${login.metadata.name}' }] },
  });
  await claim(apps, 'lost', name);
  const ready = await claimUntil(apps, 'lost', 'Ready');
  const binding = ready.status?.binding?.name ?? '';
  await cluster.client.delete(secrets, { namespace: apps, name: binding });
  const lost = await claimUntil(
    apps,
    'lost',
    'ResourceNotFound',
    new RegExp(`There is no Secret "${binding}"`),
  );
  assert.equal(lost.status?.resourceRef?.name, binding);
  await release(apps, 'lost');
  const key = { namespace: apps, name: 'lost-login' };
  assert.equal(await find(cluster.client, secrets, key), undefined);
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

test('what has the name already is not touched, neither then nor when the claim goes', async () => {
  const { name, apps } = await aClass(aSecretTemplate('x').spec);
  const foreign = await cluster.client.create(
    secrets,
    aSecret(apps, 'mine-login', { user: 'somebody' }),
  );
  await claim(apps, 'mine', name);
  const refused = await claimUntil(
    apps,
    'mine',
    'UnableToCreateClaimableInstance',
    /spec\.resources\[0\]: there is a Secret "mine-login" in namespace ".*" that was not made for this claim/,
  );
  await release(apps, 'mine');
  const untouched = await cluster.client.get<Secret>(secrets, {
    namespace: apps,
    name: 'mine-login',
  });
  assert.equal(
    untouched.metadata.resourceVersion,
    foreign.metadata.resourceVersion,
  );
  assert.ok(refused);
});

test('an older object that is made to look like the claim’s own survives the claim', async () => {
  const { name, apps } = prey;
  const made = Date.parse(preyMade.metadata.creationTimestamp ?? '');
  await eventually(
    'it is older than clocks may differ',
    () => Date.now() - made > 11_000,
  );
  const { metadata } = await claim(apps, 'prey', name);
  await cluster.client.patch(
    secrets,
    { namespace: apps, name: 'prey-login' },
    { metadata: { labels: { [labels.classClaimUid]: metadata.uid } } },
    { type: 'merge' },
  );
  await claimUntil(
    apps,
    'prey',
    'UnableToCreateClaimableInstance',
    /prey-login/,
  );
  await release(apps, 'prey');
  const key = { namespace: apps, name: 'prey-login' };
  const survivor = await cluster.client.get<Secret>(secrets, key);
  assert.deepEqual(dataOf(survivor), { user: 'somebody' });
});

test('annotations and labels that anybody may write make nothing be deleted', async () => {
  const { name, apps } = await aClass(aSecretTemplate('x').spec);
  const { metadata } = await claim(apps, 'liar', name);
  await claimUntil(apps, 'liar', 'Ready');
  await cluster.client.create(secrets, {
    ...aSecret(apps, 'victim', { user: 'somebody' }),
    metadata: {
      namespace: apps,
      name: 'victim',
      labels: { [labels.classClaimUid]: metadata.uid ?? '' },
    },
  });
  await release(apps, 'liar');
  const key = { namespace: apps, name: 'victim' };
  assert.ok(await find(cluster.client, secrets, key));
});

test('a finalizer of an operator keeps the claim, with the reason, until it goes', async () => {
  const { name, apps } = await aClass(rds);
  await claim(apps, 'kept', name, { storageGB: 20, databases: [] });
  const key = { namespace: apps, name: 'kept-db' };
  await cluster.waitFor<DBInstance>(dbInstanceType, key, () => true);
  await cluster.client.patch(
    dbInstanceType,
    key,
    {
      metadata: { finalizers: ['finalizers.rds.services.k8s.aws/DBInstance'] },
    },
    { type: 'merge' },
  );
  await cluster.client.delete(classClaims, { namespace: apps, name: 'kept' });
  await claimUntil(
    apps,
    'kept',
    'ClaimMarkedForDeletion',
    /kept by its finalizers \(finalizers\.rds\.services\.k8s\.aws\/DBInstance\)/,
  );
  await cluster.client.patch(
    dbInstanceType,
    key,
    { metadata: { finalizers: null } },
    { type: 'merge' },
  );
  await cluster.waitForEnd(classClaims, { namespace: apps, name: 'kept' });
});

test('the template may be gone when the claim is deleted', async () => {
  const { name, apps } = await aClass(aSecretTemplate('x').spec);
  await claim(apps, 'last', name);
  await claimUntil(apps, 'last', 'Ready');
  await cluster.client.delete(templates, { name });
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name },
    says('ProvisionTemplateNotFound'),
  );
  await claimUntil(apps, 'last', 'Ready');
  await release(apps, 'last');
  const key = { namespace: apps, name: 'last-login' };
  assert.equal(await find(cluster.client, secrets, key), undefined);
});

test('a deletion that the API server refuses is told, with the rule, until it is allowed or given up', async () => {
  const locker: ResourceType = {
    ...dbInstanceType,
    group: 'locked.test',
    kind: 'Locker',
    plural: 'lockers',
  };
  await cluster.client.create(customResourceDefinitions, definitionOf(locker));
  await cluster.client.create(clusterRoles, provisionerRole(locker));
  const { name, apps } = await aClass({
    resources: [
      {
        id: 'locker',
        template: {
          apiVersion: 'locked.test/v1alpha1',
          kind: 'Locker',
          metadata: { name: '${claim.metadata.name}' },
        },
      },
    ],
    binding: { from: [{ key: 'name', value: '${locker.metadata.name}' }] },
  });
  for (const one of ['stuck', 'left']) {
    await claim(apps, one, name);
    await claimUntil(apps, one, 'Ready');
  }
  await cluster.client.update(
    clusterRoles,
    provisionerRole(locker, ['get', 'list', 'watch', 'create', 'patch']),
  );
  // Aggregation follows a moment later; the authorizer, another.
  await cluster.kubectl([
    ...['wait', 'clusterrole/services-toolkit-controllers-claimable-kinds'],
    '--for=jsonpath={.rules[?(@.apiGroups[0]=="locked.test")].verbs[4]}=patch',
    '--timeout=30s',
  ]);
  await cluster.client.delete(classClaims, { namespace: apps, name: 'stuck' });
  await claimUntil(
    apps,
    'stuck',
    'UnableToDeleteClaimableInstance',
    /refuses to delete Locker "stuck".*cannot delete resource "lockers".*provisioner: "true" and the rule apiGroups: \["locked\.test"\]/,
  );
  assert.match(
    await cluster.waitForEvent(apps, 'InstanceDeletionFailed'),
    /^Locker "stuck" in namespace ".*" cannot be deleted: .*abandon: "true"/,
  );

  const leftKey = { namespace: apps, name: 'left' };
  await cluster.client.delete(classClaims, leftKey);
  await claimUntil(apps, 'left', 'UnableToDeleteClaimableInstance');
  await cluster.client.patch(
    classClaims,
    leftKey,
    { metadata: { annotations: { [annotations.abandon]: 'true' } } },
    { type: 'merge' },
  );
  await cluster.waitForEnd(classClaims, leftKey);
  assert.match(
    await cluster.waitForEvent(apps, 'InstanceAbandoned'),
    /^Locker "left" in namespace ".*" may still exist, and cost money.*refuses to delete Locker "left"/,
  );
  const left = await cluster.client.get(locker, leftKey);
  assert.equal(left.metadata.deletionTimestamp, undefined);

  await cluster.client.update(clusterRoles, provisionerRole(locker));
  await cluster.waitForEnd(classClaims, { namespace: apps, name: 'stuck' });
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

test('deletion goes by the status: annotations that were added or removed leave nothing behind', async () => {
  const secretOf = (id: string) => ({
    id,
    template: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: `\${claim.metadata.name}-${id}` },
      stringData: { user: id },
    },
  });
  const { name, apps } = await aClass({
    resources: [secretOf('one'), secretOf('two')],
    binding: { secretName: '${one.metadata.name}' },
  });
  await claim(apps, 'muddled', name);
  await claimUntil(apps, 'muddled', 'Ready');
  const key = { namespace: apps, name: 'muddled' };
  await cluster.client.patch(
    classClaims,
    key,
    {
      metadata: {
        finalizers: null,
        annotations: {
          [annotations.xrdName]: 'xdatabases.example.org',
          [annotations.provisionTemplate]: null,
        },
      },
    },
    { type: 'merge' },
  );
  await cluster.waitFor<ClassClaim>(classClaims, key, ({ metadata }) =>
    Boolean(metadata.finalizers?.includes(finalizers.classClaimProvision)),
  );
  await release(apps, 'muddled');
  const { items } = await cluster.client.list(secrets, { namespace: apps });
  assert.deepEqual(items, []);
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
