import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { eventually } from '@services-toolkit/test-support';
import request from 'supertest';
import { serviceSamples } from '../__testUtils__/serviceSamples';
import { startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

const address = '/services/services/postgresql';

describe('services', () => {
  let setup: TestSetup;

  before(async () => {
    setup = await startTestSetup();
    await setup.cluster.kubectl(['apply', '-f', '-'], serviceSamples);
  });

  after(async () => {
    await setup?.cluster.kubectl(['delete', '-f', '-'], serviceSamples);
    await setup?.stop();
  });

  /** As somebody who may do nothing in the cluster: what is offered, everybody may know. */
  const get = async (path = address, who = 'carol') => {
    const { body, headers, status } = await setup.portal.send(who, 'get', path);
    return { body, headers, status, error: body.error?.message };
  };
  const inWorkload = ({ clusters }: ServiceInDetail) => clusters[0]!;
  const says = (resource: string, name: string, status: object) =>
    setup.cluster.kubectl([
      ...['patch', resource, name, '--subresource=status', '--type=merge'],
      `--patch=${JSON.stringify({ status })}`,
    ]);
  const met = (survives: 'True' | 'False', message?: string) => ({
    observedGeneration: 1,
    conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
    capabilities: [{ name: 'backup', met: 'True' }],
    qualityOfService: [
      { name: 'encrypted', met: 'True' },
      { name: 'survives-node-loss', met: survives, message },
    ],
    outputs: { missing: ['uri'], surplus: [] },
    plans: [
      {
        name: 'small',
        className: 'postgres-pool',
        ready: 'True',
        availability: { kind: 'pool', free: 0, held: 1, waiting: 9 },
      },
    ],
  });
  const names = (of: readonly { name: string }[]) => of.map(({ name }) => name);

  it('promises nothing that the controllers have not found out', async () => {
    const { body } = await eventually('the service', () => get(), {
      check: ({ status }) => assert.equal(status, 200),
    });
    const { ready, guarantees, guaranteesNotKept, capabilities, plans } =
      inWorkload(body);
    assert.deepEqual([ready, guarantees, capabilities], ['Unknown', [], []]);
    assert.deepEqual(
      guaranteesNotKept.map(({ name, met: is, code }) => [name, is, code]),
      [
        ['encrypted', 'Unknown', 'notJudgedYet'],
        ['survives-node-loss', 'Unknown', 'notJudgedYet'],
      ],
    );
    assert.equal(plans[0]?.ready, 'Unknown');
  });

  it('keeps what the cluster guarantees apart from what it does not, and follows', async () => {
    const message = 'needs 3 nodes, has 1';
    await says('csoffering', 'postgresql', met('False', message));
    const { body } = await eventually('what was found out', () => get(), {
      check: answer => assert.equal(inWorkload(answer.body).ready, 'True'),
    });
    const here = inWorkload(body);
    assert.deepEqual(names(here.guarantees), ['encrypted']);
    assert.deepEqual(here.guaranteesNotKept, [
      {
        name: 'survives-node-loss',
        title: 'Survives the loss of one node',
        value: '99.9 %',
        met: 'False',
        message,
      },
    ]);
    assert.deepEqual(here.capabilities, [
      {
        name: 'backup',
        title: 'Backups',
        met: 'True',
        inheritedFrom: 'postgres-instances',
      },
    ]);
    assert.deepEqual(here.plans[0]?.availability, {
      // What the portal counts itself is newer.
      ...{ kind: 'pool', free: 0, held: 1, waiting: 0 },
    });

    await says('csoffering', 'postgresql', met('True'));
    await eventually('the guarantee is kept', () => get(), {
      check: answer =>
        assert.deepEqual(names(inWorkload(answer.body).guarantees), [
          'encrypted',
          'survives-node-loss',
        ]),
    });
  });

  it('tells all that operator and author say, and passes Markdown on as it is', async () => {
    const { body } = await get();
    assert.equal(body.longDescription, 'Managed. <script>alert(1)</script>');
    assert.deepEqual(body.keywords, ['pg', 'db']);
    assert.deepEqual(names(body.examples), ['small-postgres']);
    assert.deepEqual(body.resources, [
      {
        group: 'demo.example.com',
        kind: 'PostgresInstance',
        shortDescription: 'One server',
      },
    ]);
    assert.deepEqual(body.found[0].missingOutputs, ['uri']);
    assert.ok(
      body.inherited.some(({ field }: { field: string }) => field === 'icon'),
    );
  });

  it('lists it without its picture, by which its class is found, too', async () => {
    const { body } = await get('/services');
    assert.deepEqual(names(body.items), ['postgresql']);
    assert.equal(
      body.items[0].entityRef,
      'resource:services/postgresql_service',
    );
    assert.match(body.items[0].icon.digest, /^[\w-]{22}$/);
    assert.ok(!JSON.stringify(body).includes('base64data'));
    const offering = await get('/offerings/services/postgres-pool');
    assert.equal(offering.body.title, 'PostgreSQL Small');
    assert.equal(offering.body.owner, 'group:default/data-platform');
    assert.deepEqual(offering.body.offeredBy, [
      {
        service: 'postgresql',
        plan: 'small',
        entityRef: 'resource:services/postgresql_service',
      },
    ]);
  });

  it('gives its picture without anything active in it', async () => {
    const { body, headers, status } = await get(`${address}/icon`);
    assert.equal(status, 200);
    assert.match(headers['content-type'] ?? '', /^image\/svg\+xml/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(
      headers['content-security-policy'],
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
    assert.equal(
      body.toString(),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1"></path><circle r="4" fill="red"></circle></svg>',
    );
    // Not by fetch, which asks for a fresh one whenever somebody names what they have.
    const again = await request(setup.portal.origin)
      .get(`/api/services-toolkit${address}/icon`)
      .set('Authorization', mockCredentials.user.header())
      .set('If-None-Match', headers.etag ?? '');
    assert.equal(again.status, 304);
  });

  it('tells the facts of a cluster to whom the cluster tells them', async () => {
    await says('clusterinfrastructures', 'cluster', {
      nodes: { total: 1, ready: 1, schedulable: 1 },
      unknown: [{ fact: 'cni' }],
    });
    assert.match(
      (await get('/infrastructure/workload')).error,
      /"get" on clusterinfrastructures\.services\.apps\.tanzu\.vmware\.com/,
    );
    assert.equal((await get('/infrastructure/nowhere')).status, 404);
    await setup.cluster.kubectl([
      ...['create', 'clusterrolebinding', 'guests-see-classes'],
      '--clusterrole=app-viewer-cluster-access',
      '--group=backstage:group:default/team-guests',
    ]);
    await eventually(
      'the facts',
      () => get('/infrastructure/workload', 'bob'),
      {
        check: ({ body }) => {
          assert.equal(body.nodes?.schedulable, 1);
          assert.deepEqual(body.unknown, [{ fact: 'cni' }]);
        },
        // An answer of the cluster's is kept for 30 s.
        timeoutMs: 45_000,
      },
    );
  });

  it('lets people claim a plan of it', async () => {
    const claim = {
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'by-plan',
    };
    const send = (name: string, plan: string) =>
      setup.portal.send('alice', 'post', '/claims?dryRun=true', {
        ...claim,
        service: { name, plan },
      });
    const made = await send('postgresql', 'small');
    assert.equal(made.status, 200, JSON.stringify(made.body));
    assert.equal(made.body.class, 'postgres-pool');
    const causes = async (name: string, plan: string) => {
      const { body, status } = await send(name, plan);
      return [status, body.error.causes[0].field, body.error.message];
    };
    assert.deepEqual(await causes('postgresql', 'huge'), [
      400,
      'service.plan',
      'Service "postgresql" has no plan "huge" on cluster "workload". Its plans there: small.',
    ]);
    assert.deepEqual((await causes('mysql', 'small')).slice(0, 2), [
      400,
      'service.name',
    ]);
  });
});
