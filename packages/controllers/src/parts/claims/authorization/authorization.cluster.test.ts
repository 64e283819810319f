import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type CompositeDefinition } from '@services-toolkit/claims';
import {
  getCondition,
  isReady,
  type ClassClaim,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
import {
  aClaim,
  aPoolClass,
  classClaims,
  clusterInstanceClasses,
} from '../../../__testUtils__/databases';
import { messageOf, says } from '../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../__testUtils__/TestCluster';
import {
  aCrossplaneClaim,
  aCrossplaneClass,
} from '../provisioning/crossplane/__testUtils__/crossplaneObjects';
import { FakeCrossplane } from '../provisioning/crossplane/__testUtils__/FakeCrossplane';

let cluster: TestCluster;
let controllers: ControllersProcess;
let definition: CompositeDefinition;

before(async () => {
  cluster = await TestCluster.start();
  const crossplane = new FakeCrossplane(cluster);
  await crossplane.install();
  definition = await crossplane.define(
    'modernedbs',
    'authorization.example.org',
  );
  controllers = await cluster.startControllers();
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

const classOf = (name: string) =>
  aCrossplaneClass(name, { compositeResourceDefinition: definition.name });

/** Somebody who may edit the namespace, and has no right on any class. */
async function anEditor(
  user: string,
): Promise<{ namespace: string; client: KubernetesClient }> {
  const namespace = await cluster.namespace('apps');
  await cluster.kubectl([
    'create',
    'rolebinding',
    user,
    `--namespace=${namespace}`,
    '--clusterrole=app-editor',
    `--user=${user}`,
  ]);
  return {
    namespace,
    client: cluster.client.withIdentity({ user, groups: ['devs'] }),
  };
}

async function mayClaim(user: string, className: string): Promise<void> {
  await cluster.kubectl([
    'create',
    'clusterrole',
    `claim-${className}`,
    '--verb=claim',
    '--resource=clusterinstanceclasses.services.apps.tanzu.vmware.com',
    `--resource-name=${className}`,
  ]);
  await cluster.kubectl([
    'create',
    'clusterrolebinding',
    `claim-${className}`,
    `--clusterrole=claim-${className}`,
    `--user=${user}`,
  ]);
}

const isPlanned = ({ status }: ClassClaim) =>
  status?.provisionedResourceRef !== undefined;

/** Nothing was made, or was about to be. */
function assertNothingMade(claim: ClassClaim): void {
  assert.equal(claim.status?.provisionedResourceRef, undefined);
  assert.equal(claim.metadata.finalizers, undefined);
  assert.equal(
    getCondition(claim.status?.conditions, 'ClassMatched')?.reason,
    'ClaimNotAuthorized',
  );
}

test('a claim that is older than its class needs the verb all the same', async () => {
  const { namespace, client } = await anEditor('early@example.com');
  await client.create(classClaims, aClaim(namespace, 'mine', 'later'));
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name: 'mine' },
    says('ClassDoesNotExist'),
  );
  await cluster.client.create(clusterInstanceClasses, classOf('later'));
  const refused = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name: 'mine' },
    says('ClaimNotAuthorized'),
  );
  assert.match(
    messageOf(refused),
    /user 'early@example\.com' cannot 'claim' from clusterinstanceclass 'later'.*create it again/,
  );
  assertNothingMade(refused);
});

test('a claim is judged for the one who chose its class last, not for the one who made it', async () => {
  const alice = await anEditor('alice@example.com');
  await cluster.kubectl([
    ...['create', 'rolebinding', 'mallory', '--clusterrole=app-editor'],
    ...[`--namespace=${alice.namespace}`, '--user=mallory@example.com'],
  ]);
  const key = { namespace: alice.namespace, name: 'mine' };
  const choose = (user: string, name: string) =>
    cluster.kubectl([
      ...['patch', 'classclaim', key.name, '--type=merge', `--as=${user}`],
      ...[`--namespace=${key.namespace}`, '--as-group=devs'],
      `--patch={"spec":{"classRef":{"name":"${name}"}}}`,
    ]);
  await mayClaim('alice@example.com', 'right');
  await alice.client.create(
    classClaims,
    aCrossplaneClaim(key.namespace, key.name, 'typo', { storageGB: 10 }),
  );
  await cluster.waitFor<ClassClaim>(
    classClaims,
    key,
    says('ClassDoesNotExist'),
  );
  await choose('mallory@example.com', 'right');
  await cluster.client.create(clusterInstanceClasses, classOf('right'));
  const refused = await cluster.waitFor<ClassClaim>(
    classClaims,
    key,
    says('ClaimNotAuthorized'),
  );
  assert.match(
    messageOf(refused),
    /user 'mallory@example\.com' cannot 'claim' from clusterinstanceclass 'right'/,
  );
  assertNothingMade(refused);

  // One who may takes it over by choosing the class: another one, and this one again.
  await choose('alice@example.com', 'typo');
  await choose('alice@example.com', 'right');
  await cluster.waitFor<ClassClaim>(classClaims, key, isPlanned);
});

test('class and claim in one burst: whatever the policy has seen, nothing is made without the verb', async () => {
  const { namespace, client } = await anEditor('burst@example.com');
  const names = Array.from({ length: 10 }, (_, i) => `burst-${i}`);
  const makeClass = (name: string) =>
    cluster.client.create(clusterInstanceClasses, classOf(name));
  const makeClaim = (name: string) =>
    client.create(classClaims, aClaim(namespace, name, name));
  // Sent first or not, which of the two arrives first is chance.
  const outcomes = await Promise.allSettled(
    names.flatMap((name, i) =>
      i % 2 === 0
        ? [makeClaim(name), makeClass(name)]
        : [makeClass(name), makeClaim(name)],
    ),
  );
  const claimed = names.filter(
    (_, i) => outcomes[2 * i + (i % 2)]?.status === 'fulfilled',
  );
  assert.notEqual(claimed.length, 0, 'the policy was too fast for this test');
  for (const name of claimed) {
    const refused = await cluster.waitFor<ClassClaim>(
      classClaims,
      { namespace, name },
      says('ClaimNotAuthorized'),
    );
    assertNothingMade(refused);
  }
});

test('who has the verb may claim from a class that was made a moment ago', async () => {
  const { namespace, client } = await anEditor('allowed@example.com');
  await mayClaim('allowed@example.com', 'fresh');
  await cluster.client.create(clusterInstanceClasses, classOf('fresh'));
  await client.create(
    classClaims,
    aCrossplaneClaim(namespace, 'mine', 'fresh', { storageGB: 10 }),
  );
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name: 'mine' },
    isPlanned,
  );
});

test('a pool that becomes a class that makes instances asks those who wait on it', async () => {
  const { namespace, client } = await anEditor('waiting@example.com');
  await cluster.client.create(
    clusterInstanceClasses,
    aPoolClass('turns', { labelSelector: { matchLabels: { none: 'such' } } }),
  );
  await client.create(classClaims, aClaim(namespace, 'mine', 'turns'));
  await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name: 'mine' },
    says('NoClaimableInstances'),
  );
  const pool = await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: 'turns' },
    isReady,
  );
  await cluster.client.update(clusterInstanceClasses, {
    ...pool,
    spec: classOf('turns').spec,
  });
  const refused = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name: 'mine' },
    says('ClaimNotAuthorized'),
  );
  assertNothingMade(refused);
});
