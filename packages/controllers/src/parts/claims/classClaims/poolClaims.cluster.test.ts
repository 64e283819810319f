import { childName } from '@services-toolkit/claims';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  getCondition,
  isReady,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type ObjectReference,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { addPool } from '../../../__testUtils__/addPool';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
import {
  aClaim,
  aPolicy,
  aPoolClass,
  aResourceClaim,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  databaseType,
  definitionOf,
  readerRole,
  resourceClaimPolicies,
  resourceClaims,
} from '../../../__testUtils__/databases';
import { messageOf, reasonOf, says } from '../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../__testUtils__/TestCluster';

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

/** A pool of its own for one test: a class of that name selects by label. */
async function aPool(
  instances: string[],
): Promise<{ pool: string; apps: string }> {
  const apps = await cluster.namespace('apps');
  return { pool: await addPool(cluster, instances, [apps]), apps };
}

async function claimUntil(
  namespace: string,
  name: string,
  className: string,
  reason: string,
): Promise<ClassClaim> {
  await cluster.client.create(classClaims, aClaim(namespace, name, className));
  return cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name },
    says(reason),
  );
}

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

test('a claim made before its class, and a class made before its kind: all follow by themselves', async () => {
  const type = {
    ...databaseType,
    group: 'late.controllers.test',
    kind: 'Queue',
    plural: 'queues',
  };
  const apps = await cluster.namespace('apps');
  await claimUntil(apps, 'early', 'late-class', 'ClassDoesNotExist');
  await cluster.client.create(
    clusterInstanceClasses,
    aPoolClass('late-class', { group: type.group, kind: 'Queue' }),
  );
  const claim = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'early' },
    says('ClassNotReady'),
  );
  assert.match(
    messageOf(claim),
    /PooledResourceNotFound|not been looked at yet/,
  );
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: 'late-class' },
    says('PooledResourceNotFound'),
  );

  await cluster.kubectl(['apply', '-f', '-'], definitionOf(type));
  const missingRule =
    /apiGroups: \["late.controllers.test"\], resources: \["queues"\], verbs: \["get", "list", "watch"\]/;
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: 'late-class' },
    instanceClass =>
      !isReady(instanceClass) && missingRule.test(messageOf(instanceClass)),
  );
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'early' },
    one => says('ClassNotReady')(one) && missingRule.test(messageOf(one)),
  );

  await cluster.kubectl(['apply', '-f', '-'], readerRole(type));
  const ready = await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: 'late-class' },
    isReady,
  );
  assert.deepEqual(ready.status?.instanceType, {
    group: type.group,
    kind: 'Queue',
    version: 'v1',
  });
  const empty = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'early' },
    says('NoClaimableInstances'),
  );
  assert.match(messageOf(empty), /pool is empty/);

  // What may pass, such as the first moments of an API server, is not believed of a class at once: its claims say so.
  await controllers.stop();
  await cluster.kubectl(['delete', '-f', '-'], readerRole(type));
  await cluster.client.create(classClaims, aClaim(apps, 'late', 'late-class'));
  controllers = await cluster.startControllers();
  const unread = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'late' },
    says('UnableToQueryClaimableInstances'),
  );
  assert.match(messageOf(unread), missingRule);
  await cluster.kubectl(['apply', '-f', '-'], readerRole(type));
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'late' },
    says('NoClaimableInstances'),
  );

  await cluster.kubectl(['delete', 'crd', `${type.plural}.${type.group}`]);
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: 'late-class' },
    says('PooledResourceNotFound'),
  );
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'early' },
    says('ClassNotReady'),
  );
});

test('a selector that the API server refuses is told in its words, and corrected without a restart', async () => {
  const { pool, apps } = await aPool(['a']);
  const name = `${pool}-broken`;
  await cluster.client.create(
    clusterInstanceClasses,
    aPoolClass(name, { fieldSelector: 'spec.size=1' }),
  );
  const broken = await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name },
    says('PoolSelectorNotSupported'),
  );
  assert.match(messageOf(broken), /field label not supported: spec.size/);
  await claimUntil(apps, 'mine', name, 'ClassNotReady');
  await cluster.kubectl([
    'patch',
    'clusterinstanceclass',
    name,
    '--type=merge',
    '-p',
    JSON.stringify({
      spec: { pool: { fieldSelector: `metadata.namespace=${pool}` } },
    }),
  ]);
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
});

test('Secrets of a type are a pool by field selector', async () => {
  const pool = await cluster.namespace('pool');
  const type = `servicebinding.io/${pool}`;
  await cluster.client.create(
    builtinResourceTypes.secrets,
    aSecret(pool, 'external', { password: 'x' }, type),
  );
  await cluster.client.create(
    builtinResourceTypes.secrets,
    aSecret(pool, 'other', { password: 'y' }),
  );
  await cluster.client.create(clusterInstanceClasses, {
    ...aPoolClass(pool),
    spec: { pool: { kind: 'Secret', fieldSelector: `type=${type}` } },
  });
  const claim = await claimUntil(pool, 'mine', pool, 'Ready');
  assert.equal(claim.status?.binding?.name, 'external');
  assert.equal(
    (await claimUntil(pool, 'second', pool, 'NoClaimableInstances')).status
      ?.resourceRef,
    undefined,
  );
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

test('a ResourceClaim of the same name that is not ours stands in the way, and is not touched', async () => {
  const { pool, apps } = await aPool([]);
  const claim = await claimUntil(apps, 'mine', pool, 'NoClaimableInstances');
  const name = `mine-${claim.metadata.uid?.slice(0, 5)}`;
  const ref = { apiVersion: 'v1', kind: 'Secret', name: 'not-there' };
  await cluster.client.create<ResourceClaim>(resourceClaims, {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ResourceClaim',
    metadata: { namespace: apps, name },
    spec: { ref },
  });
  await cluster.addDatabase(pool, 'a', { password: 'x' }, { pool });
  const refused = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'mine' },
    says('UnableToCreateResourceClaim'),
  );
  assert.match(
    messageOf(refused),
    new RegExp(`"${name}" that is not this claim's`),
  );
  assert.deepEqual(
    (
      await cluster.client.get<ResourceClaim>(resourceClaims, {
        namespace: apps,
        name,
      })
    ).spec.ref,
    ref,
  );
  await cluster.client.delete(resourceClaims, { namespace: apps, name });
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
});

test('classes that may not be read: the missing rule is spelt out, and the claim goes on when it is there', async () => {
  const { pool, apps } = await aPool(['a']);
  const role = ['clusterrole', 'services-toolkit-controllers-claims'];
  const rules: { resources: string[] }[] = JSON.parse(
    await cluster.kubectl(['get', ...role, '-o', 'jsonpath={.rules}']),
  );
  const patch = (changed: object[]) =>
    cluster.kubectl([
      'patch',
      ...role,
      '--type=merge',
      '-p',
      JSON.stringify({ rules: changed }),
    ]);
  await patch(
    rules.filter(
      ({ resources }) => !resources.includes('clusterinstanceclasses'),
    ),
  );
  try {
    const refused = await claimUntil(
      apps,
      'mine',
      'new-class',
      'UnableToFetchClass',
    );
    assert.match(
      messageOf(refused),
      /apiGroups: \["services.apps.tanzu.vmware.com"\], resources: \["clusterinstanceclasses"\]/,
    );
  } finally {
    await patch(rules);
  }
  await cluster.client.create(
    clusterInstanceClasses,
    aPoolClass('new-class', { labelSelector: { matchLabels: { pool } } }),
  );
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
});

test('Leases that may not be written: UnableToSetExclusiveClaim, and nobody gets credentials', async () => {
  const { pool, apps } = await aPool(['a']);
  const role = [
    ...['role', 'services-toolkit-controllers-leases'],
    ...['--namespace', 'services-toolkit'],
  ];
  const rules = await cluster.kubectl([
    ...['get', ...role, '--output=jsonpath={.rules}'],
  ]);
  const setRules = (changed: string) =>
    cluster.kubectl([
      ...['patch', ...role, '--type=merge'],
      `--patch={"rules":${changed}}`,
    ]);
  // The leader's own Lease has to be renewed all the while.
  await setRules(rules.replace('"create",', ''));
  try {
    const waiting = await claimUntil(
      apps,
      'mine',
      pool,
      'UnableToSetExclusiveClaim',
    );
    assert.match(messageOf(waiting), /leases.*is forbidden/i);
    const [own] = (
      await cluster.client.list<ResourceClaim>(resourceClaims, {
        namespace: apps,
      })
    ).items;
    assert.equal(own && reasonOf(own), 'UnableToSetExclusiveClaim');
    const secrets = await cluster.client.list(builtinResourceTypes.secrets, {
      namespace: apps,
    });
    assert.deepEqual(secrets.items, []);
  } finally {
    await setRules(rules);
  }
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'mine' },
    isReady,
  );
});

test('an admission rule that refuses ResourceClaims is told in its words', async () => {
  const { pool, apps } = await aPool(['a']);
  const policy = `refuse-${apps}`;
  await cluster.kubectl(['apply', '-f', '-'], {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicy',
        metadata: { name: policy },
        spec: {
          matchConstraints: {
            resourceRules: [
              {
                apiGroups: ['services.apps.tanzu.vmware.com'],
                apiVersions: ['*'],
                operations: ['CREATE'],
                resources: ['resourceclaims'],
              },
            ],
          },
          validations: [
            {
              expression: `object.metadata.namespace != '${apps}'`,
              message: 'not on a Friday',
            },
          ],
        },
      },
      {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata: { name: policy },
        spec: { policyName: policy, validationActions: ['Deny'] },
      },
    ],
  });
  // The API server takes a moment to put the rule into force: until it refuses, claims are made that are not refused.
  let claim: ClassClaim | undefined;
  for (
    let i = 0;
    claim === undefined || reasonOf(claim) !== 'UnableToCreateResourceClaim';
    i++
  ) {
    assert.ok(i < 200, 'the rule never came into force');
    const name = `try-${i}`;
    await cluster.client.create(classClaims, aClaim(apps, name, pool));
    claim = await cluster.waitFor<ClassClaim>(
      classClaims,
      { namespace: apps, name },
      ({ status }) => status !== undefined,
    );
    if (reasonOf(claim) !== 'UnableToCreateResourceClaim') {
      await cluster.client.delete(classClaims, { namespace: apps, name });
      await cluster.waitForEnd(classClaims, { namespace: apps, name });
    }
  }
  assert.match(messageOf(claim), /not on a Friday/);
});

test('what is malformed is refused by the API server itself, with a sentence', async () => {
  const apps = await cluster.namespace('apps');
  const refusals: [object, RegExp][] = [
    [
      {
        ...aPoolClass('both'),
        spec: {
          ...aPoolClass('both').spec,
          provisioner: { template: { name: 'x' } },
        },
      },
      /pool.*provisioner/,
    ],
    [{ ...aClaim(apps, 'x', 'y'), spec: {} }, /spec.classRef.name/],
    [
      {
        ...aClaim(apps, 'x', 'y'),
        spec: { classRef: { name: 'y' }, clasRef: 1 },
      },
      /unknown field "spec.clasRef"/,
    ],
  ];
  for (const [object, message] of refusals) {
    await assert.rejects(
      cluster.kubectl(['apply', '-f', '-'], object),
      message,
    );
  }
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
  controllers = await cluster.startControllers();
  // A claim that is made now is ready after everything that the start had to look at was looked at.
  const { pool: other, apps: others } = await aPool(['b']);
  await claimUntil(others, 'probe', other, 'Ready');
  const later = (await versions()).flat();
  for (const version of atRest.flat()) {
    assert.ok(later.includes(version), `${version} was written`);
  }
});

/** A ResourceClaim that says it is that ClassClaim's, as whoever may write ResourceClaims can make it. */
async function forge(
  namespace: string,
  name: string,
  { metadata }: ClassClaim,
  ref: ObjectReference,
  owner = {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClassClaim',
  },
): Promise<ResourceClaim> {
  const desired = aResourceClaim(namespace, name, ref);
  await cluster.client.create(resourceClaims, {
    ...desired,
    metadata: {
      ...desired.metadata,
      ownerReferences: [
        {
          ...owner,
          name: metadata.name ?? '',
          uid: metadata.uid ?? '',
          controller: true,
        },
      ],
    },
  });
  return cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace, name },
    isReady,
  );
}

test('a ResourceClaim that says it is a ClassClaim’s, in another namespace or in its own, takes over nothing', async () => {
  const { pool, apps } = await aPool(['only']);
  const evil = await cluster.namespace('evil');
  const ready = await claimUntil(apps, 'ready', pool, 'Ready');
  const waiting = await claimUntil(
    apps,
    'waiting',
    pool,
    'NoClaimableInstances',
  );
  const unrelated = async (namespace: string, name: string) => {
    const secret = aSecret(namespace, `payroll-${name}`, { password: 'x' });
    await cluster.client.create(builtinResourceTypes.secrets, secret);
    return { apiVersion: 'v1', kind: 'Secret', name: `payroll-${name}` };
  };
  const nope = { apiVersion: 'nope.example.org/v1', kind: 'Nope' };
  for (const victim of [ready, waiting]) {
    const { name = '', uid = '' } = victim.metadata;
    // The garbage collector leaves alone what is owned by a kind that it does not know.
    await forge(
      evil,
      `by-uid-of-${name}`,
      victim,
      await unrelated(evil, name),
      nope,
    );
    await forge(
      apps,
      `other-name-for-${name}`,
      victim,
      await unrelated(apps, name),
    );
    if (victim === waiting) {
      await cluster.client.create(resourceClaims, {
        ...aResourceClaim(
          apps,
          childName({ name, uid }),
          await unrelated(apps, 'admin'),
        ),
        metadata: {
          namespace: apps,
          name: childName({ name, uid }),
          ownerReferences: [
            {
              apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
              kind: 'ClassClaim',
              name,
              uid,
              controller: true,
            },
          ],
        },
      });
      // It has the place of the claim's own, and refers to no instance of the pool.
      await cluster.waitForEnd(resourceClaims, {
        namespace: apps,
        name: childName({ name, uid }),
      });
    }
  }
  // The victims are looked at again, and the one that waits gets what it waits for.
  const own = {
    namespace: apps,
    name: childName({ name: 'ready', uid: ready.metadata.uid ?? '' }),
  };
  await cluster.client.patch(
    resourceClaims,
    own,
    { metadata: { labels: { touched: 'yes' } } },
    { type: 'merge' },
  );
  await cluster.addDatabase(pool, 'second', { password: 'second' }, { pool });
  const fulfilled = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'waiting' },
    isReady,
  );
  assert.equal(fulfilled.status?.resourceRef?.name, 'second');
  assert.equal(fulfilled.status?.binding?.name, 'second-credentials');
  const still = await cluster.client.get<ClassClaim>(classClaims, {
    namespace: apps,
    name: 'ready',
  });
  assert.equal(still.status?.binding?.name, 'only-credentials');
  assert.equal(still.status?.resourceRef?.name, 'only');
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

test('a pool of some namespaces takes no instance from elsewhere, and a class that says none is told that all count', async () => {
  const { pool, apps } = await aPool([]);
  const evil = await cluster.namespace('evil');
  await cluster.client.create(resourceClaimPolicies, aPolicy(evil, ['*']));
  await cluster.addDatabase(evil, 'evil', { password: 'x' }, { pool });
  const selected = { labelSelector: { matchLabels: { pool } } };
  const bounded = [
    aPoolClass(`${pool}-one`, { ...selected, namespaces: [pool] }),
    aPoolClass(`${pool}-two`, { ...selected, namespaces: [pool, apps] }),
  ];
  for (const one of bounded) {
    const { name = '' } = one.metadata;
    await cluster.client.create(clusterInstanceClasses, one);
    const waiting = await claimUntil(apps, name, name, 'NoClaimableInstances');
    assert.match(messageOf(waiting), /The pool is empty/);
  }
  // Both classes have both: which claim takes which is open.
  for (const { metadata } of bounded) {
    const { name = '' } = metadata;
    await cluster.addDatabase(pool, name, { password: 'x' }, { pool });
  }
  for (const { metadata } of bounded) {
    const { name = '' } = metadata;
    const ready = await cluster.waitFor<ClassClaim>(
      classClaims,
      { namespace: apps, name },
      isReady,
    );
    assert.equal(ready.status?.resourceRef?.namespace, pool);
    const instanceClass = await cluster.client.get<ClusterInstanceClass>(
      clusterInstanceClasses,
      { name },
    );
    assert.equal(
      messageOf(instanceClass),
      'Claims pick an instance of the pool',
    );
  }
  const unbounded = await cluster.client.get<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: pool },
  );
  assert.match(
    messageOf(unbounded),
    /Instances of all namespaces count: whoever may create Database objects .* Set spec\.pool\.namespaces/,
  );
});
