import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { templateOf } from '../__testUtils__/samples';
import {
  type TestScaffolder,
  startTestScaffolder,
} from '../__testUtils__/startTestScaffolder';

const key = { cluster: 'workload', namespace: 'my-apps', name: 'orders-db' };
const claim = {
  ...key,
  class: 'postgres-pool',
  entityRef: 'component:orders',
};
const canary = 'c4n4ry-of-a-password';

const templates = [
  templateOf('claim', 'services-toolkit:claim', claim),
  templateOf('claim-ready', 'services-toolkit:claim', {
    ...claim,
    waitForReady: true,
  }),
  templateOf('claim-other', 'services-toolkit:claim', {
    ...key,
    class: 'another-class',
  }),
  templateOf('claim-soon', 'services-toolkit:claim', {
    ...claim,
    name: 'never-ready',
    waitForReady: true,
    timeoutSeconds: 1,
  }),
  templateOf('claim-elsewhere', 'services-toolkit:claim', {
    ...claim,
    cluster: 'nowhere',
  }),
  templateOf('claim-nowhere', 'services-toolkit:claim', {
    ...key,
    class: 'postgres-pool',
    namespace: 'nowhere',
  }),
  templateOf('release', 'services-toolkit:release', key),
];
const [tried] = templates;

describe('the actions, with the real scaffolder and a real cluster', () => {
  let scaffolder: TestScaffolder;

  before(async () => {
    scaffolder = await startTestScaffolder({ templates });
  });

  after(() => scaffolder?.stop());

  const get = (name = 'orders-db', output = 'name') =>
    scaffolder.kubectl([
      'get',
      `classclaims.services.apps.tanzu.vmware.com`,
      name,
      '--namespace=my-apps',
      '--ignore-not-found',
      `--output=${output}`,
    ]);

  const makeReady = async () => {
    await eventually('the claim', () => get(), {
      check: found => assert.ok(found),
    });
    await scaffolder.kubectl(['apply', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'orders-db-secret', namespace: 'my-apps' },
      stringData: { password: canary },
    });
    await scaffolder.kubectl([
      'patch',
      'classclaims.services.apps.tanzu.vmware.com',
      'orders-db',
      '--namespace=my-apps',
      '--subresource=status',
      '--type=merge',
      `--patch=${JSON.stringify({
        status: {
          conditions: [{ type: 'Ready', status: 'True' }],
          binding: { name: 'orders-db-secret' },
        },
      })}`,
    ]);
  };

  it('a dry run asks the API server, and makes nothing', async () => {
    assert.ok(tried);
    const { status, body } = await scaffolder.dryRun('alice', tried);
    assert.equal(status, 200, JSON.stringify(body));
    assert.match(JSON.stringify(body), /would accept claim orders-db/);
    assert.equal(await get(), '');
  });

  it("a dry run tells the API server's refusal", async () => {
    assert.ok(tried);
    const { status, body } = await scaffolder.dryRun('bob', tried);
    assert.notEqual(status, 200);
    assert.match(
      JSON.stringify(body),
      /User \\+"backstage:user:default\/bob\\+" cannot create/,
    );
  });

  it('tells who may know that there is no such namespace', async () => {
    await scaffolder.kubectl([
      ...['create', 'clusterrole', 'look-at-namespaces', '--verb=get'],
      '--resource=namespaces',
    ]);
    await scaffolder.kubectl([
      ...['create', 'clusterrolebinding', 'look-at-namespaces'],
      '--clusterrole=look-at-namespaces',
      '--user=backstage:user:default/looker',
    ]);
    await eventually(
      'a task that names the namespace',
      () => scaffolder.run('looker', 'claim-nowhere'),
      {
        check: ({ status, log }) => {
          assert.equal(status, 'failed');
          assert.match(
            log,
            /InputError: There is no namespace nowhere on cluster workload\. Correct the name/,
          );
        },
      },
    );
  });

  // bob's refusals tell in whose name the cluster is asked.
  it('claims, for the component that is named', async () => {
    const { status, log, output } = await scaffolder.run('alice', 'claim');
    assert.equal(status, 'completed', log);
    assert.equal(
      output.reference,
      'services.apps.tanzu.vmware.com/v1alpha1:ClassClaim:orders-db',
    );
    assert.equal(output.state, 'waiting');
    const { metadata } = JSON.parse(await get('orders-db', 'json'));
    assert.equal(
      metadata.annotations['services-toolkit.io/entity-ref'],
      'component:default/orders',
    );
  });

  it('run again, it waits for the claim that is there, and shows no secret', async () => {
    const { status, log, output } = await scaffolder.run(
      'alice',
      'claim-ready',
      makeReady,
    );
    assert.equal(status, 'completed', log);
    assert.match(log, /is there already, just as asked/);
    assert.equal(output.state, 'ready');
    assert.equal(output.bindingName, 'orders-db-secret');
    assert.ok(!JSON.stringify({ log, output }).includes(canary));
  });

  it('does not take a claim that asks for something else for its own', async () => {
    const { status, log } = await scaffolder.run('alice', 'claim-other');
    assert.equal(status, 'failed');
    assert.match(log, /already exists/);
  });

  it('says why a claim was not ready in time', async () => {
    const { status, log } = await scaffolder.run('alice', 'claim-soon');
    assert.equal(status, 'failed');
    assert.match(log, /Claim never-ready in namespace my-apps.*after 1 s/);
    assert.notEqual(await get('never-ready'), '');
  });

  it('names the cluster that there is not', async () => {
    const { status, log } = await scaffolder.run('alice', 'claim-elsewhere');
    assert.equal(status, 'failed');
    assert.match(log, /There is no cluster \\"nowhere\\"/);
  });

  it('refuses who may not, and says which right is missing', async () => {
    const { status, log } = await scaffolder.run('bob', 'release');
    assert.equal(status, 'failed');
    assert.match(log, /NotAllowedError: .*namespace my-apps.* is missing/s);
    assert.notEqual(await get(), '');
  });

  it('releases, also twice', async () => {
    const first = await scaffolder.run('alice', 'release');
    assert.equal(first.status, 'completed', first.log);
    assert.equal(first.output.released, true);
    assert.equal(await get(), '');
    const second = await eventually(
      'a claim that is gone already',
      () => scaffolder.run('alice', 'release'),
      { check: ({ output }) => assert.equal(output.released, false) },
    );
    assert.equal(second.status, 'completed', second.log);
  });
});

describe("where only a person's own token counts", () => {
  it('refuses, and offers the manifest', async () => {
    const scaffolder = await startTestScaffolder({
      templates,
      identity: 'user',
    });
    try {
      const { status, log } = await scaffolder.run('alice', 'claim');
      assert.equal(status, 'failed');
      assert.match(log, /takes only your own token/);
      assert.match(log, /services-toolkit:claim:manifest/);
    } finally {
      await scaffolder.stop();
    }
  });
});
