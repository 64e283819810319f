import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { serviceSamples } from '../__testUtils__/serviceSamples';
import { aClaimRequest, startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

describe('claims by need', () => {
  let setup: TestSetup;

  const send = (classSelector: object, options: { dryRun: boolean }) => {
    const { class: _, ...place } = aClaimRequest('db');
    return setup.portal.send(
      'alice',
      'post',
      `/claims?dryRun=${options.dryRun}`,
      { ...place, classSelector },
    );
  };
  const trying = (classSelector: object) =>
    send(classSelector, { dryRun: true });
  const says = (resource: string, name: string, status: object) =>
    setup.cluster.kubectl([
      ...['patch', resource, name, '--subresource=status', '--type=merge'],
      `--patch=${JSON.stringify({ status })}`,
    ]);

  before(async () => {
    setup = await startTestSetup();
    await setup.cluster.kubectl(['apply', '-f', '-'], serviceSamples);
    await says('csoffering', 'postgresql', {
      observedGeneration: 1,
      qualityOfService: [
        { name: 'encrypted', met: 'True' },
        {
          name: 'survives-node-loss',
          met: 'False',
          message: 'needs 3 nodes, has 1',
        },
      ],
      plans: [
        {
          ...{ name: 'small', className: 'postgres-pool', ready: 'True' },
          availability: { kind: 'pool', free: 2, held: 0, waiting: 0 },
        },
      ],
    });
  });

  after(async () => {
    await says('clusterinstanceclass', 'postgres-pool', {
      claimParameters: null,
    });
    await setup?.cluster.kubectl(['delete', '-f', '-'], serviceSamples);
    await setup?.stop();
  });

  it('that are tried say which plan they would get now', async () => {
    await eventually(
      'the portal has read the offering',
      () => trying({ type: 'postgresql', guarantees: ['encrypted'] }),
      {
        check: ({ status, body }) => {
          assert.equal(status, 200, JSON.stringify(body));
          assert.deepEqual(body.selection, {
            class: 'postgres-pool',
            service: 'postgresql',
            plan: 'small',
          });
        },
      },
    );
    assert.deepEqual(await setup.claimNames(), []);
  });

  it('that nothing has say as data what comes closest, and what it lacks', async () => {
    const { status, body } = await trying({
      guarantees: ['survives-node-loss'],
    });
    assert.equal(status, 200);
    assert.deepEqual(body.selection.lacking, [
      {
        service: 'postgresql',
        plan: 'small',
        lacks: [
          {
            kind: 'guarantee',
            wanted: 'survives-node-loss',
            met: 'False',
            message: 'needs 3 nodes, has 1',
          },
        ],
      },
    ]);
    assert.match(body.selection.closest, /needs 3 nodes, has 1/);
  });

  it('are refused when they are tried, if what they would get needs settings that they lack', async () => {
    await says('clusterinstanceclass', 'postgres-pool', {
      conditions: [{ type: 'Ready', status: 'True' }],
      claimParameters: {
        openAPIV3Schema: {
          type: 'object',
          required: ['storageGB'],
          properties: { storageGB: { type: 'integer' } },
        },
      },
    });
    await eventually(
      'the portal has read the schema',
      () => trying({ type: 'postgresql' }),
      {
        check: ({ status, body }) => {
          assert.equal(status, 400, JSON.stringify(body));
          assert.equal(body.error.causes[0].field, 'spec.parameters.storageGB');
        },
      },
    );
  });

  it('are made as they were asked for, also where nothing has it', async () => {
    const classSelector = { guarantees: ['survives-node-loss'] };
    const { status, body } = await send(classSelector, { dryRun: false });
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual(body.manifest.spec, { classSelector });
    assert.equal(body.selection, undefined);
    assert.deepEqual(await setup.claimNames(), ['db']);
  });
});
