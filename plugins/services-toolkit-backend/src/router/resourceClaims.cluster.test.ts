import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import {
  aClaimRequest,
  aResourceClaimRequest,
  startTestSetup,
} from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

const entityRef = 'component:default/orders';
const path = '/claims/workload/my-apps/orders-db';
const onObject = `${path}?kind=ResourceClaim`;
const type = 'resourceclaims.services.apps.tanzu.vmware.com';

describe('claiming an object that one knows, in a real cluster', () => {
  let setup: TestSetup;
  let portal: TestPortal;

  before(async () => {
    setup = await startTestSetup();
    portal = setup.portal;
  });

  after(() => setup?.stop());

  const there = async () =>
    (
      await setup.cluster.kubectl([
        'get',
        type,
        '--namespace=my-apps',
        '--output=name',
      ])
    )
      .split('\n')
      .filter(Boolean)
      .map(name => name.split('/')[1]);

  it('is tried by the API server, and nothing is written', async () => {
    const tried = await portal.send(
      'alice',
      'post',
      '/claims?dryRun=true',
      aResourceClaimRequest('orders-db'),
    );
    assert.equal(tried.status, 200, JSON.stringify(tried.body));
    assert.equal(tried.body.kind, 'ResourceClaim');
    // Set by the API server, which has looked at it.
    assert.ok(tried.body.createdAt);
    const invalid = await portal.send('alice', 'post', '/claims?dryRun=true', {
      ...aResourceClaimRequest('a..b'),
    });
    assert.equal(invalid.status, 400);
    assert.equal(invalid.body.error.causes[0].field, 'metadata.name');
    assert.deepEqual(await there(), []);
  });

  it('may be on a kind in lower case, as some are called', async () => {
    const request = aResourceClaimRequest('orders-db');
    const { status, body } = await portal.send(
      'alice',
      'post',
      '/claims?dryRun=true',
      {
        ...request,
        resource: {
          ...request.resource,
          apiVersion: 'acid.zalan.do/v1',
          kind: 'postgresql',
        },
      },
    );
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.manifest.spec.ref.kind, 'postgresql');
  });

  it("is refused to bob, in the API server's words", async () => {
    for (const query of ['', '?dryRun=true']) {
      const { status, body } = await portal.send(
        'bob',
        'post',
        `/claims${query}`,
        aResourceClaimRequest('bobs'),
      );
      assert.equal(status, 403);
      assert.match(
        body.error.message,
        /User "backstage:user:default\/bob" cannot create resource "resourceclaims"/,
      );
    }
    assert.equal(portal.audit.at(-1)?.outcome, 'NotAllowedError');
    assert.deepEqual(await there(), []);
  });

  it('says beforehand what bob lacks', async () => {
    const { body } = await portal.send('bob', 'post', '/access-review', {
      cluster: 'workload',
      namespace: 'my-apps',
      verb: 'create',
      kind: 'ResourceClaim',
    });
    assert.equal(body.allowed, false);
    assert.deepEqual(body.missing[0].rule, {
      apiGroup: 'services.apps.tanzu.vmware.com',
      resource: 'resourceclaims',
      verb: 'create',
      namespace: 'my-apps',
    });
    assert.match(body.reason, /"create" on resourceclaims/);
  });

  it('is written as the person, beside a ClassClaim of the same name', async () => {
    const request = { ...aResourceClaimRequest('orders-db'), entityRef };
    const created = await portal.send('alice', 'post', '/claims', request);
    assert.equal(created.status, 201, JSON.stringify(created.body));
    assert.deepEqual(portal.audit.at(-1), {
      eventId: 'claim-create',
      meta: { ...request, dryRun: false },
      outcome: 'success',
    });
    const { metadata, spec } = JSON.parse(
      await setup.cluster.kubectl([
        'get',
        `${type}/orders-db`,
        '--namespace=my-apps',
        '--output=json',
      ]),
    );
    assert.deepEqual(spec, { ref: request.resource });
    assert.equal(
      metadata.annotations['services-toolkit.io/entity-ref'],
      entityRef,
    );
    const beside = await portal.send('alice', 'post', '/claims', {
      ...aClaimRequest('orders-db'),
      entityRef,
    });
    assert.equal(beside.status, 201, JSON.stringify(beside.body));
  });

  it('stands in lists; one by which a ClassClaim fulfils itself does not', async () => {
    const uid = await setup.cluster.kubectl([
      'get',
      'classclaims.services.apps.tanzu.vmware.com/orders-db',
      '--namespace=my-apps',
      '--output=jsonpath={.metadata.uid}',
    ]);
    await setup.cluster.kubectl(['create', '-f', '-'], {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ResourceClaim',
      metadata: {
        name: 'of-the-class-claim',
        namespace: 'my-apps',
        ownerReferences: [
          {
            apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
            kind: 'ClassClaim',
            name: 'orders-db',
            uid,
          },
        ],
      },
      spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: 'other' } },
    });
    await eventually(
      'the portal has read the claim',
      () =>
        portal.send(
          'service',
          'get',
          onObject.replace('orders-db', 'of-the-class-claim'),
        ),
      { check: ({ status }) => assert.equal(status, 200) },
    );
    for (const query of ['', `?entityRef=${entityRef}`]) {
      const { body } = await portal.send('bob', 'get', `/claims${query}`);
      assert.deepEqual(
        body.items.map(
          ({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`,
        ),
        ['ClassClaim orders-db', 'ResourceClaim orders-db'],
      );
      assert.notEqual(body.items[0].entityName, body.items[1].entityName);
    }
    const ofClass = await portal.send(
      'bob',
      'get',
      '/claims?class=postgres-pool',
    );
    assert.equal(ofClass.body.items.length, 1);
    const first = await portal.send('bob', 'get', '/claims?limit=1');
    const second = await portal.send(
      'bob',
      'get',
      `/claims?limit=1&cursor=${first.body.nextCursor}`,
    );
    assert.equal(second.body.items[0].kind, 'ResourceClaim');
  });

  it('is got by its kind, and only by those who may read that kind', async () => {
    const { body } = await portal.send('bob', 'get', onObject);
    assert.equal(body.kind, 'ResourceClaim');
    assert.deepEqual(body.wantedRef, {
      apiVersion: 'v1',
      kind: 'Secret',
      name: 'credentials',
    });
    assert.equal(body.state, 'waiting');
    assert.equal(
      (await portal.send('bob', 'get', path)).body.kind,
      'ClassClaim',
    );
    const refused = await portal.send('carol', 'get', onObject);
    assert.equal(refused.status, 403);
    assert.match(refused.body.error.message, /"get" on resourceclaims/);
  });

  it('hangs on the object', async () => {
    const { status, body } = await portal.send(
      'alice',
      'get',
      `${path}/chain?kind=ResourceClaim`,
    );
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.links[0].object.kind, 'ResourceClaim');
    assert.match(JSON.stringify(body.links), /credentials/);
  });

  it('is released as the person, and the ClassClaim stays', async () => {
    assert.equal((await portal.send('bob', 'delete', onObject)).status, 403);
    const { status } = await portal.send('alice', 'delete', onObject);
    assert.equal(status, 204);
    assert.deepEqual(portal.audit.at(-1), {
      eventId: 'claim-delete',
      meta: {
        cluster: 'workload',
        namespace: 'my-apps',
        name: 'orders-db',
        kind: 'ResourceClaim',
      },
      outcome: 'success',
    });
    assert.deepEqual(await there(), ['of-the-class-claim']);
    assert.deepEqual(await setup.claimNames(), ['orders-db']);
    await eventually(
      'the end of the claim',
      () => portal.send('alice', 'get', onObject),
      { check: ({ status: gone }) => assert.equal(gone, 404) },
    );
  });
});
