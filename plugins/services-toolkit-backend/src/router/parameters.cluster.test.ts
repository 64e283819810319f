import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { aClaimRequest, startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

const schema = {
  type: 'object',
  required: ['engine'],
  properties: {
    engine: { type: 'string', enum: ['pg', 'mysql'] },
    storageGB: { type: 'integer', maximum: 100, default: 10 },
  },
  'x-kubernetes-validations': [
    {
      rule: "self.engine != 'pg' || self.storageGB >= 10",
      message: 'must be at least 10 for pg',
      fieldPath: '.storageGB',
    },
  ],
};

describe('the parameters of a claim', () => {
  let setup: TestSetup;

  const claim = (name: string, parameters: object, query = '') =>
    setup.portal.send('alice', 'post', `/claims${query}`, {
      ...aClaimRequest(name),
      class: 'on-demand',
      parameters,
    });

  before(async () => {
    setup = await startTestSetup();
    const { kubectl } = setup.cluster;
    await kubectl([
      ...['create', 'clusterrole', 'claim-on-demand', '--verb=claim'],
      '--resource=clusterinstanceclasses.services.apps.tanzu.vmware.com',
      '--resource-name=on-demand',
    ]);
    await kubectl([
      ...['create', 'clusterrolebinding', 'claim-on-demand'],
      '--clusterrole=claim-on-demand',
      '--group=backstage:group:default/team-apps',
    ]);
    const status = {
      conditions: [{ type: 'Ready', status: 'True' }],
      claimParameters: { openAPIV3Schema: schema },
    };
    await kubectl([
      ...['patch', 'clusterinstanceclass', 'on-demand', '--type=merge'],
      ...['--subresource=status', `--patch=${JSON.stringify({ status })}`],
    ]);
    await eventually(
      'the portal has read the schema',
      () =>
        setup.portal.send('service', 'get', '/offerings/services/on-demand'),
      {
        check: ({ body }) => {
          assert.ok(body.clusters?.[0]?.parametersSchema, JSON.stringify(body));
        },
      },
    );
    // The API server learns of the role a moment after it was made, and of what its admission policies look at.
    await eventually(
      'the API server takes claims from the class',
      () => claim('first', { engine: 'pg' }, '?dryRun=true'),
      {
        check: answer =>
          assert.equal(answer.status, 200, JSON.stringify(answer.body)),
        timeoutMs: 40_000,
      },
    );
  });

  after(() => setup?.stop());

  it('are refused with every violation at its field, tried or in earnest', async () => {
    for (const query of ['?dryRun=true', '']) {
      const { status, body } = await claim('bad', { storageGB: 500 }, query);
      assert.equal(status, 400, JSON.stringify(body));
      assert.equal(body.error.name, 'InputError');
      assert.deepEqual(
        body.error.causes.map(
          (cause: { field: string; message: string }) =>
            `${cause.field} ${cause.message}`,
        ),
        [
          'spec.parameters.engine is required',
          'spec.parameters.storageGB must be less than or equal to 100',
        ],
      );
    }
    assert.deepEqual(await setup.claimNames(), []);
  });

  it("are held against the schema's rules", async () => {
    const { status, body } = await claim(
      'bad',
      { engine: 'pg', storageGB: 5 },
      '?dryRun=true',
    );
    assert.equal(status, 400);
    assert.deepEqual(body.error.causes, [
      {
        field: 'spec.parameters.storageGB',
        reason: 'FieldValueInvalid',
        message: 'must be at least 10 for pg',
      },
    ]);
  });

  it('that the class does not know are told, tried or in earnest', async () => {
    const parameters = { engine: 'pg', storageGb: 20 };
    for (const query of ['?dryRun=true', '']) {
      const { body } = await claim('misspelt', parameters, query);
      assert.deepEqual(body.prunedParameters, [
        { path: 'spec.parameters.storageGb', similar: 'storageGB' },
      ]);
    }
    const { body } = await claim('right', { engine: 'pg' }, '?dryRun=true');
    assert.equal('prunedParameters' in body, false);
  });

  it('are accepted with the defaults, and stand in the claim as they were given', async () => {
    const tried = await claim('good', { engine: 'pg' }, '?dryRun=true');
    assert.equal(tried.status, 200, JSON.stringify(tried.body));
    const made = await claim('good', { engine: 'pg' });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.deepEqual(made.body.manifest.spec.parameters, { engine: 'pg' });
  });
});
