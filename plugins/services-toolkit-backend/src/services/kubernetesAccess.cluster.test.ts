import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createKubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { eventually, TestCluster } from '@services-toolkit/test-support';
import { sampleObjects } from '../__testUtils__/samples';
import { KubernetesAccess } from './KubernetesAccess';

const user = (name: string, group: string) => ({
  userEntityRef: `user:default/${name}`,
  ownershipEntityRefs: [`user:default/${name}`, `group:default/${group}`],
});
const alice = user('alice', 'team-apps');
const bob = user('bob', 'team-guests');
const carol = user('carol', 'team-guests');

describe('KubernetesAccess', () => {
  let cluster: TestCluster;
  let client: KubernetesClient;
  let now = 0;
  const workload = {
    name: 'workload',
    client: async () => client,
    identity: 'impersonate' as const,
    clientFor: async (person: typeof alice) =>
      client.withIdentity({
        user: `backstage:${person.userEntityRef}`,
        groups: person.ownershipEntityRefs.map(ref => `backstage:${ref}`),
      }),
  };
  const newAccess = () => new KubernetesAccess({ now: () => now });
  const questions = async () =>
    (await cluster.requestsOf()).filter(
      ({ objectRef }) => objectRef?.resource === 'selfsubjectaccessreviews',
    ).length;

  before(async () => {
    cluster = await TestCluster.start();
    await cluster.kubectl(['apply', '-f', '-'], sampleObjects);
    client = await createKubernetesClient({
      kubeConfig: {
        cluster: {
          name: 'workload',
          server: cluster.server,
          caData: cluster.caData,
        },
        token: cluster.portalToken,
      },
    });
    await eventually(
      'Alice may read',
      () => newAccess().mayReadClaims(workload, alice, 'my-apps'),
      { check: answer => assert.equal(answer.allowed, true) },
    );
  });

  after(async () => {
    await client?.close();
    await cluster?.stop();
  });

  it('asks once for a person and a namespace, however often it is asked', async () => {
    const access = newAccess();
    const earlier = await questions();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        access.mayReadClaims(workload, alice, 'my-apps'),
      ),
    );
    assert.ok(answers.every(({ allowed }) => allowed));
    assert.equal((await questions()) - earlier, 1);
  });

  it('never answers one person with what another may', async () => {
    const access = newAccess();
    const [forAlice, forCarol, elsewhere] = await Promise.all([
      access.mayReadClaims(workload, alice, 'team-apps-extra'),
      access.mayReadClaims(workload, carol, 'team-apps-extra'),
      access.mayReadClaims(workload, alice, 'mallory'),
    ]);
    assert.equal(forAlice.allowed, true);
    assert.equal(forCarol.allowed, false);
    assert.equal(elsewhere.allowed, false);
  });

  it('forgets after 30 seconds', async () => {
    const access = newAccess();
    assert.deepEqual(await access.mayReadClaims(workload, bob, 'my-apps'), {
      allowed: true,
    });
    await cluster.kubectl([
      'delete',
      'rolebinding',
      'app-viewer',
      '--namespace=my-apps',
    ]);
    // Until the API server itself has noticed.
    await eventually(
      'Bob may not read any more',
      () => newAccess().mayReadClaims(workload, bob, 'my-apps'),
      { check: answer => assert.equal(answer.allowed, false) },
    );
    now += 29_000;
    assert.equal(
      (await access.mayReadClaims(workload, bob, 'my-apps')).allowed,
      true,
    );
    now += 2_000;
    assert.equal(
      (await access.mayReadClaims(workload, bob, 'my-apps')).allowed,
      false,
    );
  });

  it('asks once for all namespaces, of who may read them all', async () => {
    await cluster.kubectl([
      'create',
      'clusterrolebinding',
      'carol-reads',
      '--clusterrole=app-viewer',
      '--user=backstage:user:default/carol',
    ]);
    await eventually(
      'Carol may read',
      () => newAccess().mayReadClaims(workload, carol, 'mallory'),
      { check: answer => assert.equal(answer.allowed, true) },
    );
    const access = newAccess();
    const earlier = await questions();
    for (const namespace of ['my-apps', 'mallory', 'team-apps-extra']) {
      const { allowed } = await access.mayReadClaims(
        workload,
        carol,
        namespace,
        'ClassClaim',
        3,
      );
      assert.equal(allowed, true);
    }
    assert.equal((await questions()) - earlier, 1);
    // That is known now, also for who looks at one only.
    await access.mayReadClaims(workload, carol, 'kube-system');
    assert.equal((await questions()) - earlier, 1);
  });

  it('does not keep that the cluster did not answer', async () => {
    const access = newAccess();
    await cluster.kill();
    await assert.rejects(access.mayReadClaims(workload, alice, 'my-apps'), {
      name: 'ServiceUnavailableError',
    });
    await cluster.restart();
    assert.deepEqual(await access.mayReadClaims(workload, alice, 'my-apps'), {
      allowed: true,
    });
  });
});
