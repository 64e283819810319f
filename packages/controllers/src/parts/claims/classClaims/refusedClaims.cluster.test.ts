import { childName } from '@services-toolkit/claims';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type ClassClaim,
  type ObjectReference,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  aPoolClass,
  aResourceClaim,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  resourceClaims,
} from '../../../__testUtils__/databases';
import { messageOf, reasonOf, says } from '../../../__testUtils__/reasonOf';
import { cluster } from '../../../__testUtils__/runningCluster';
import { aPool, claimUntil } from './__testUtils__/poolCluster';

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
