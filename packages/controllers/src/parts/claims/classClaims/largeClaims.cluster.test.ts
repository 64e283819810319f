import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  finalizers,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
import {
  aClaim,
  aPolicy,
  aResourceClaim,
  classClaims,
  clusterInstanceClasses,
  resourceClaimPolicies,
  resourceClaims,
  requestedByAdmin,
} from '../../../__testUtils__/databases';
import { says } from '../../../__testUtils__/reasonOf';
import {
  aSecretTemplate,
  aTemplateClass,
} from '../../../__testUtils__/templates';
import { TestCluster } from '../../../__testUtils__/TestCluster';
import { ourFinalizers } from '../rules/ourFinalizers';

const keeper = 'example.org/keep';
/** What others write into a claim, and nobody may lose. */
const theirs = {
  labels: { team: 'a' },
  annotations: {
    note: 'x'.repeat(200_000),
    ...requestedByAdmin,
  },
};
/** More than the controllers take in one answer, which is 16 MiB. */
const many = 24;

let cluster: TestCluster;
let controllers: ControllersProcess;
let apps: string;

before(async () => {
  cluster = await TestCluster.start();
  apps = await cluster.namespace('apps');
  for (let i = 0; i < many; i++) {
    const claim = aClaim(apps, `filler-${i}`, 'nothing');
    await cluster.client.create<ClassClaim>(classClaims, {
      ...claim,
      spec: { ...claim.spec, parameters: { text: 'x'.repeat(1_000_000) } },
    });
  }
  controllers = await cluster.startControllers();
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

test('claims of 24 MB in all keep nobody from being looked at, nor themselves', async () => {
  for (const i of [0, many - 1]) {
    await cluster.waitFor<ClassClaim>(
      classClaims,
      { namespace: apps, name: `filler-${i}` },
      says('ClassDoesNotExist'),
    );
  }
});

test('a large ResourceClaim is fulfilled and ends, and keeps all that others wrote into it', async () => {
  const pool = await cluster.namespace('pool');
  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, ['*']));
  await cluster.addDatabase(pool, 'db');
  const claim = aResourceClaim(apps, 'large', {
    apiVersion: 'controllers.test/v1',
    kind: 'Database',
    name: 'db',
    namespace: pool,
  });
  await cluster.client.create<ResourceClaim>(resourceClaims, {
    ...claim,
    metadata: { ...claim.metadata, ...theirs, finalizers: [keeper] },
  });
  const key = { namespace: apps, name: 'large' };
  const ready = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    key,
    says('Ready'),
  );
  assert.deepEqual(ready.metadata.finalizers, [keeper, ...ourFinalizers]);
  assert.deepEqual(ready.metadata.labels, theirs.labels);
  assert.equal(ready.metadata.annotations?.note, theirs.annotations.note);

  await cluster.client.delete(resourceClaims, key);
  const leaving = await cluster.waitFor<ResourceClaim>(
    resourceClaims,
    key,
    says('ClaimMarkedForDeletion'),
  );
  assert.equal(leaving.metadata.annotations?.note, theirs.annotations.note);
  await cluster.client.patch(
    resourceClaims,
    key,
    { metadata: { finalizers: [...ourFinalizers] } },
    { type: 'merge' },
  );
  await cluster.waitForEnd(resourceClaims, key);
});

test('a large ClassClaim lets go of what was made for it, and of nothing else', async () => {
  await cluster.client.create(
    resourceTypes.clusterResourceProvisionTemplates,
    aSecretTemplate('large'),
  );
  await cluster.client.create(
    clusterInstanceClasses,
    aTemplateClass('large', 'large'),
  );
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: 'large' },
    says('Ready'),
  );
  const key = { namespace: apps, name: 'made' };
  const claim = aClaim(apps, 'made', 'large');
  const foreign = Array.from({ length: 30 }, (_, i) => `${keeper}-${i}`);
  await cluster.client.create<ClassClaim>(classClaims, {
    ...claim,
    metadata: { ...claim.metadata, ...theirs, finalizers: foreign },
  });
  const ready = await cluster.waitFor<ClassClaim>(
    classClaims,
    key,
    says('Ready'),
  );
  assert.deepEqual(ready.metadata.finalizers, [
    ...foreign,
    finalizers.classClaimProvision,
  ]);
  await cluster.client.delete(classClaims, key);
  const released = await cluster.waitFor<ClassClaim>(
    classClaims,
    key,
    ({ metadata }) =>
      !metadata.finalizers?.includes(finalizers.classClaimProvision),
  );
  assert.deepEqual(released.metadata.finalizers, foreign);
  assert.equal(released.metadata.annotations?.note, theirs.annotations.note);
  await cluster.client.patch(
    classClaims,
    key,
    { metadata: { finalizers: [] } },
    { type: 'merge' },
  );
  await cluster.waitForEnd(classClaims, key);
});
