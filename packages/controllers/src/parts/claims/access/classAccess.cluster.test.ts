import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  getCondition,
  isReady,
  resourceTypes,
  type KubernetesObject,
  type ResourceClassAccessBinding,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
import { controllersUser } from '../../../__testUtils__/auditLogs';
import { clusterInstanceClasses } from '../../../__testUtils__/databases';
import { TestCluster } from '../../../__testUtils__/TestCluster';

const { resourceClassAccessBindings } = resourceTypes;
const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

let cluster: TestCluster;
let controllers: ControllersProcess;
/** A namespace where alice may make claims; its name goes into those of the objects that are in none. */
let apps: string;

before(async () => {
  cluster = await TestCluster.start();
  controllers = await cluster.startControllers();
  apps = await cluster.namespace('access');
  await cluster.kubectl([
    ...['create', 'rolebinding', 'alice', '--clusterrole=app-editor'],
    ...['--user=alice@example.com', `--namespace=${apps}`],
  ]);
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

async function aClass(name: string, labels = {}): Promise<string> {
  const { metadata } = await cluster.client.create(clusterInstanceClasses, {
    apiVersion,
    kind: 'ClusterInstanceClass',
    metadata: { name: `${apps}-${name}`, labels },
    spec: { provisioner: { template: { name: 'none' } } },
  });
  return metadata.name ?? '';
}

function bind(
  name: string,
  spec: Omit<ResourceClassAccessBinding['spec'], 'subjects'>,
) {
  return cluster.client.create<ResourceClassAccessBinding>(
    resourceClassAccessBindings,
    {
      apiVersion,
      kind: 'ResourceClassAccessBinding',
      metadata: { name: `${apps}-${name}` },
      spec: {
        ...spec,
        subjects: [{ kind: 'User', name: 'alice@example.com' }],
      },
    },
  );
}

const until = (
  name: string,
  condition: (binding: ResourceClassAccessBinding) => boolean,
) => cluster.waitFor(resourceClassAccessBindings, { name }, condition);

const saysReason = (reason: string) => (binding: ResourceClassAccessBinding) =>
  getCondition(binding.status?.conditions, 'Ready')?.reason === reason;

/** What kubectl says when alice claims from a class; nothing is stored. */
async function tryToClaim(className: string): Promise<string> {
  try {
    await cluster.kubectl(
      ['create', '-f', '-', '--dry-run=server', '--as=alice@example.com'],
      {
        apiVersion,
        kind: 'ClassClaim',
        metadata: { generateName: 'claim-', namespace: apps },
        spec: { classRef: { name: className } },
      },
    );
    return 'accepted';
  } catch (error) {
    return String(error);
  }
}

/** The API server's authorizer and its policies learn of changes by watches of their own. */
async function eventuallyClaims(className: string, expected: RegExp) {
  const deadline = Date.now() + 30_000;
  let said = await tryToClaim(className);
  while (!expected.test(said)) {
    assert.ok(Date.now() < deadline, said);
    said = await tryToClaim(className);
  }
}

const refused = (className: string) =>
  new RegExp(
    `user 'alice@example.com' cannot 'claim' from clusterinstanceclass '${className}'`,
  );

test('a binding lets its subject claim, and takes the right with it', async () => {
  const rds = await aClass('rds');
  await eventuallyClaims(rds, refused(rds));
  const { metadata } = await bind('one', { classRef: { name: rds } });
  const name = metadata.name ?? '';
  const { status } = await until(name, isReady);
  assert.deepEqual(status?.classes, [rds]);
  await eventuallyClaims(rds, /^accepted$/);

  await cluster.client.delete(resourceClassAccessBindings, { name });
  const role = { name: `resourceclassaccessbinding:${name}` };
  await cluster.waitForEnd(builtinResourceTypes.clusterRoleBindings, role);
  await cluster.waitForEnd(builtinResourceTypes.clusterRoles, role);
  await eventuallyClaims(rds, refused(rds));
});

test('a binding follows the labels of classes', async () => {
  const labels = { tier: apps };
  const { metadata } = await bind('tier', {
    classSelector: { matchLabels: labels },
  });
  const name = metadata.name ?? '';
  await until(name, saysReason('NoClassMatches'));
  const gold = await aClass('gold');
  await cluster.kubectl([
    ...['label', 'clusterinstanceclass', gold, `tier=${apps}`],
  ]);
  const silver = await aClass('silver', labels);
  await until(
    name,
    ({ status }) => status?.classes?.join() === [gold, silver].sort().join(),
  );
  await eventuallyClaims(silver, /^accepted$/);
  await cluster.kubectl(['label', 'clusterinstanceclass', gold, 'tier-']);
  await until(name, ({ status }) => status?.classes?.join() === silver);
  await eventuallyClaims(gold, refused(gold));
});

test('a binding on a class that is yet to come says so, and becomes ready with it', async () => {
  const { metadata } = await bind('early', {
    classRef: { name: `${apps}-later` },
  });
  const name = metadata.name ?? '';
  await until(name, saysReason('ClassDoesNotExist'));
  await aClass('later');
  await until(name, isReady);
});

test("a ClusterRole that is not the binding's is left alone", async () => {
  const role = `resourceclassaccessbinding:${apps}-taken`;
  await cluster.kubectl([
    ...['create', 'clusterrole', role, '--verb=get', '--resource=pods'],
  ]);
  const untouched = await cluster.client.get(
    builtinResourceTypes.clusterRoles,
    {
      name: role,
    },
  );
  await bind('taken', { classRef: { name: 'any' } });
  const { status } = await until(`${apps}-taken`, saysReason('NameTaken'));
  assert.deepEqual(status?.classes, []);
  assert.deepEqual(
    await cluster.client.get(builtinResourceTypes.clusterRoles, { name: role }),
    untouched,
  );
  await cluster.kubectl(['delete', 'clusterrole', role]);
});

test('what somebody changes in the role or its binding is put right', async () => {
  const rds = await aClass('repaired');
  const { metadata } = await bind('repaired', { classRef: { name: rds } });
  await until(metadata.name ?? '', isReady);
  const role = `resourceclassaccessbinding:${metadata.name}`;
  const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
  await cluster.kubectl([
    ...['patch', 'clusterrole', role, '--type=merge'],
    `--patch=${JSON.stringify({ rules })}`,
  ]);
  await cluster.waitFor(
    builtinResourceTypes.clusterRoles,
    { name: role },
    object => JSON.stringify(object).includes(rds),
  );

  const subjects = [
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'mallory' },
  ];
  await cluster.kubectl([
    ...['patch', 'clusterrolebinding', role, '--type=merge'],
    `--patch=${JSON.stringify({ subjects })}`,
  ]);
  await cluster.waitFor(
    builtinResourceTypes.clusterRoleBindings,
    { name: role },
    object => !JSON.stringify(object).includes('mallory'),
  );
});

/** The API server's authorizer learns of changed roles a moment later. */
async function untilControllers(right: 'may' | 'may not'): Promise<void> {
  const deadline = Date.now() + 30_000;
  const ask = () =>
    cluster
      .kubectl([
        ...['auth', 'can-i', 'claim'],
        'clusterinstanceclasses.services.apps.tanzu.vmware.com',
        `--as=${controllersUser}`,
      ])
      .then(
        () => 'may',
        () => 'may not',
      );
  while ((await ask()) !== right) {
    assert.ok(Date.now() < deadline, `not seen that the controllers ${right}`);
  }
}

test('a right that the controllers may not grant is told in the words of the API server', async () => {
  const own = { name: 'services-toolkit-controllers-claims' };
  const role = await cluster.client.get<
    KubernetesObject & { rules: { verbs: string[] }[] }
  >(builtinResourceTypes.clusterRoles, own);
  const setRules = (rules: object[]) =>
    cluster.client.patch(
      builtinResourceTypes.clusterRoles,
      own,
      { rules },
      { type: 'merge' },
    );
  const rds = await aClass('ungranted');
  await setRules(role.rules.filter(({ verbs }) => !verbs.includes('claim')));
  await untilControllers('may not');
  const { metadata } = await bind('ungranted', { classRef: { name: rds } });
  const name = metadata.name ?? '';
  try {
    const { status } = await until(name, saysReason('UnableToGrant'));
    assert.match(
      getCondition(status?.conditions, 'Ready')?.message ?? '',
      /attempting to grant RBAC permissions not currently held.*Apply deploy\/ again/s,
    );
    assert.deepEqual(status?.classes, []);
  } finally {
    await setRules(role.rules);
  }
  await untilControllers('may');
  // What wakes it; without, it would try again on its own within half a minute.
  await cluster.kubectl([
    ...['annotate', 'resourceclassaccessbinding', name, 'look=again'],
  ]);
  await until(name, isReady);
});
