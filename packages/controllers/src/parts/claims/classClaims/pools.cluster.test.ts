import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type ClassClaim,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  aPolicy,
  aPoolClass,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  databaseType,
  definitionOf,
  readerRole,
  resourceClaimPolicies,
} from '../../../__testUtils__/databases';
import { messageOf, says } from '../../../__testUtils__/reasonOf';
import {
  cluster,
  controllers,
  startControllers,
} from '../../../__testUtils__/runningCluster';
import { aPool, claimUntil } from './__testUtils__/poolCluster';

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
    says('ClassNotReady', missingRule),
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
  await startControllers();
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
