import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CompositeDefinition } from '@services-toolkit/claims';
import { isReady, type ClassClaim } from '@services-toolkit/kubernetes-api';
import { addPool } from '../../../../__testUtils__/addPool';
import type { ControllersProcess } from '../../../../__testUtils__/ControllersProcess';
import {
  aClaimByNeed,
  classClaims,
  clusterInstanceClasses,
} from '../../../../__testUtils__/databases';
import { messageOf, says } from '../../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../../__testUtils__/TestCluster';
import { aCrossplaneClass } from '../../provisioning/crossplane/__testUtils__/crossplaneObjects';
import { FakeCrossplane } from '../../provisioning/crossplane/__testUtils__/FakeCrossplane';
import { offer } from './__testUtils__/needCluster';

/** Claims run without the part that writes statuses of offerings: here the tests write them. */
const alone = ['--parts=claims'];

let cluster: TestCluster;
let controllers: ControllersProcess;
let definition: CompositeDefinition;

before(async () => {
  cluster = await TestCluster.start();
  const crossplane = new FakeCrossplane(cluster);
  await crossplane.install();
  definition = await crossplane.define('modernedbs', 'need.example.org');
  controllers = await cluster.startControllers(alone);
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

const asPerson = (user: string) =>
  cluster.client.withIdentity({ user, groups: ['devs'] });

/** A namespace that these people administer, without any right on a class. */
async function aTeam(...users: string[]): Promise<string> {
  const namespace = await cluster.namespace('apps');
  await cluster.kubectl([
    ...['create', 'rolebinding', 'team', `--namespace=${namespace}`],
    '--clusterrole=admin',
    ...users.map(user => `--user=${user}`),
  ]);
  await cluster.kubectl([
    ...['create', 'rolebinding', 'editors', `--namespace=${namespace}`],
    '--clusterrole=app-editor',
    ...users.map(user => `--user=${user}`),
  ]);
  return namespace;
}

/** A service whose instances are made; these people may claim it. */
async function aService(name: string, ...claimants: string[]): Promise<void> {
  await cluster.client.create(
    clusterInstanceClasses,
    aCrossplaneClass(name, { compositeResourceDefinition: definition.name }),
  );
  await offer(cluster, name, [['made', name]], { type: name, priority: 1 });
  for (const user of claimants) {
    await cluster.kubectl([
      ...['create', 'clusterrole', `claim-${name}`, '--verb=claim'],
      '--resource=clusterinstanceclasses.services.apps.tanzu.vmware.com',
      `--resource-name=${name}`,
    ]);
    await cluster.kubectl([
      ...['create', 'clusterrolebinding', `claim-${name}`],
      ...[`--clusterrole=claim-${name}`, `--user=${user}`],
    ]);
  }
}

const until = (
  key: { namespace: string; name: string },
  condition: (claim: ClassClaim) => boolean,
) => cluster.waitFor<ClassClaim>(classClaims, key, condition);

const isPlanned = ({ status }: ClassClaim) =>
  status?.provisionedResourceRef !== undefined;

async function ask(user: string, namespace: string, type: string) {
  const key = { namespace, name: 'mine' };
  const claim = aClaimByNeed(namespace, key.name, { type });
  const spec = { ...claim.spec, parameters: { storageGB: 10 } };
  await asPerson(user).create(classClaims, { ...claim, spec });
  return key;
}

const choose = (
  user: string,
  { namespace, name }: { namespace: string; name: string },
  spec: object,
) =>
  cluster.kubectl([
    ...['patch', 'classclaim', name, `--namespace=${namespace}`],
    ...['--type=merge', `--as=${user}`, '--as-group=devs'],
    `--patch=${JSON.stringify({ spec })}`,
  ]);

test('who may claim the class of a plan gets one made', async () => {
  const namespace = await aTeam('alice@example.com');
  await aService('allowed', 'alice@example.com');
  const claim = await until(
    await ask('alice@example.com', namespace, 'allowed'),
    isPlanned,
  );
  assert.deepEqual(claim.status?.classRef, {
    ...{ name: 'allowed', offering: 'allowed', plan: 'made' },
  });
  assert.equal(claim.status?.provisionedBy?.className, 'allowed');
});

test('an administrator of the namespace who may not claim the class gets none made, and takes a pool where there is one', async () => {
  const namespace = await aTeam('bob@example.com');
  await aService('denied', 'somebody@example.com');
  const key = await ask('bob@example.com', namespace, 'denied');
  const waiting = await until(key, says('NoMatchingClass'));
  assert.match(
    messageOf(waiting),
    /offering "denied", plan "made": whoever made the claim may not claim from it/,
  );
  assert.equal(waiting.status?.classRef, undefined);
  const pool = await addPool(cluster, 1, [namespace]);
  await offer(cluster, pool, [['picked', pool]], { type: 'denied' });
  const ready = await until(key, isReady);
  assert.equal(ready.status?.classRef?.name, pool);
  assert.equal(ready.status?.provisionedResourceRef, undefined);
});

test('who edits the claim of another person is judged by their own right', async () => {
  const namespace = await aTeam('carol@example.com', 'mallory@example.com');
  await aService('wanted', 'carol@example.com');
  const key = await ask('carol@example.com', namespace, 'not-there-yet');
  await until(key, says('NoMatchingClass'));
  await choose('mallory@example.com', key, {
    classSelector: { type: 'wanted' },
  });
  const refused = await until(
    key,
    says('NoMatchingClass', /may not claim from it/),
  );
  assert.equal(refused.status?.provisionedResourceRef, undefined);
  // One who may takes it over by asking for something else, and for this again.
  await choose('carol@example.com', key, {
    classSelector: { type: 'wanted', plan: 'made' },
  });
  await until(key, isPlanned);
});

test('a need that somebody else turns into a class is judged as a class that was chosen', async () => {
  const namespace = await aTeam('dora@example.com', 'mallory@example.com');
  await aService('named', 'dora@example.com');
  const key = await ask('dora@example.com', namespace, 'not-there-yet');
  await until(key, says('NoMatchingClass'));
  await assert.rejects(
    choose('mallory@example.com', key, {
      ...{ classSelector: null, classRef: { name: 'named' } },
    }),
    /user 'mallory@example\.com' cannot 'claim' from clusterinstanceclass 'named'/,
  );
});
