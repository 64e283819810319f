import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annotations,
  builtinResourceTypes,
  finalizers,
  labels,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import {
  aSecret,
  classClaims,
  clusterInstanceClasses,
  definitionOf,
} from '../../../../__testUtils__/databases';
import { says } from '../../../../__testUtils__/reasonOf';
import {
  aSecretTemplate,
  dbInstanceType,
  provisionerRole,
  type DBInstance,
} from '../../../../__testUtils__/templates';
import { find } from '../../../../__testUtils__/waitFor';
import {
  cluster,
  prey,
  preyMade,
  type Secret,
  aClass,
  claim,
  claimUntil,
  release,
  dataOf,
  rds,
} from './__testUtils__/templateCluster';

const { clusterResourceProvisionTemplates: templates } = resourceTypes;

const { secrets, clusterRoles, customResourceDefinitions } =
  builtinResourceTypes;

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
