import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { servicesToolkitClaimReadPermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { eventually } from '@services-toolkit/test-support';
import { claimConditions, createClaimConditionalDecision } from '..';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import { aClaimRequest, startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

const entityRef = 'component:default/orders';

describe('reading in a real cluster', () => {
  let setup: TestSetup;
  let portal: TestPortal;

  before(async () => {
    setup = await startTestSetup();
    portal = setup.portal;
    const created = await portal.send('alice', 'post', '/claims', {
      ...aClaimRequest('orders-db'),
      entityRef,
    });
    assert.equal(created.status, 201, JSON.stringify(created.body));
    await eventually(
      'the portal has read the claim',
      () => portal.send('service', 'get', '/claims'),
      { check: ({ body }) => assert.equal(body.items.length, 1) },
    );
  });

  after(() => setup?.stop());

  describe('offerings', () => {
    it('shows what the cluster offers', async () => {
      const { status, body } = await portal.send('bob', 'get', '/offerings');
      assert.equal(status, 200);
      assert.deepEqual(
        body.items.map((item: { class: string }) => item.class),
        ['on-demand', 'postgres-pool'],
      );
      const one = await portal.send(
        'bob',
        'get',
        '/offerings/services/postgres-pool',
      );
      assert.equal(one.body.title, 'PostgreSQL');
      assert.equal(one.body.entityRef, 'resource:services/postgres-pool');
      assert.deepEqual(
        one.body.clusters.map((c: { name: string }) => c.name),
        ['workload'],
      );
    });

    it('tells how many claims wait for an instance of a pool, and nothing of who waits', async () => {
      const reason = 'NoClaimableInstances';
      const says = (status: string) =>
        setup.cluster.kubectl([
          ...['patch', 'classclaim', 'orders-db', '--namespace=my-apps'],
          ...['--subresource=status', '--type=merge', '--patch'],
          JSON.stringify({
            status: {
              conditions: [{ type: 'ResourceClaimCreated', status, reason }],
            },
          }),
        ]);
      const waiting = async () => {
        // Carol may not see the claim.
        const { body } = await portal.send('carol', 'get', '/offerings');
        return body.items.map((item: any) => item.clusters[0].waiting);
      };
      await says('False');
      await eventually('one claim waits', waiting, {
        check: counts => assert.deepEqual(counts, [undefined, 1]),
      });
      await says('Unknown');
      await eventually('no claim waits', waiting, {
        check: counts => assert.deepEqual(counts, [undefined, 0]),
      });
    });

    it('pages', async () => {
      const first = await portal.send('bob', 'get', '/offerings?limit=1');
      assert.equal(first.body.items.length, 1);
      const second = await portal.send(
        'bob',
        'get',
        `/offerings?limit=1&cursor=${first.body.nextCursor}`,
      );
      assert.equal(second.body.items[0].class, 'postgres-pool');
      assert.equal(second.body.nextCursor, undefined);
    });
  });

  describe('reading', () => {
    it('shows a claim, to whom the cluster shows it', async () => {
      for (const who of ['alice', 'bob']) {
        const { status, body } = await portal.send(
          who,
          'get',
          '/claims/workload/my-apps/orders-db',
        );
        assert.equal(status, 200, JSON.stringify(body));
        assert.equal(body.class, 'postgres-pool');
        assert.equal(body.entityName, 'orders-db-a6a4e6f6');
        assert.equal(body.state, 'waiting');
      }
    });

    it('shows nothing to whom the cluster shows nothing', async () => {
      const one = await portal.send(
        'carol',
        'get',
        '/claims/workload/my-apps/orders-db',
      );
      assert.equal(one.status, 403);
      assert.match(one.body.error.message, /the role app-viewer/);
      const list = await portal.send('carol', 'get', '/claims');
      assert.deepEqual(list.body.items, []);
    });

    it('lists by entity, without claims that only say so', async () => {
      // Mallory may write in her namespace, and so may name any entity there.
      await setup.cluster.kubectl(['apply', '-f', '-'], {
        apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
        kind: 'ClassClaim',
        metadata: {
          name: 'intruder',
          namespace: 'mallory',
          annotations: { 'services-toolkit.io/entity-ref': entityRef },
        },
        spec: { classRef: { name: 'postgres-pool' } },
      });
      const all = await eventually(
        'the portal has read the intruder',
        () => portal.send('service', 'get', '/claims'),
        { check: ({ body }) => assert.match(JSON.stringify(body), /intruder/) },
      );
      // Nor does a list of all claims, or the claim's own page, repeat what it says.
      const shown = (name: string) =>
        all.body.items.find((item: { name: string }) => item.name === name);
      assert.equal(shown('orders-db').entityRef, entityRef);
      assert.equal('entityRef' in shown('intruder'), false);
      const alone = await portal.send(
        'service',
        'get',
        '/claims/workload/mallory/intruder',
      );
      assert.equal(alone.body.name, 'intruder');
      assert.equal('entityRef' in alone.body, false);
      const { body } = await portal.send(
        'service',
        'get',
        `/claims?entityRef=${entityRef}`,
      );
      assert.deepEqual(
        body.items.map((item: { name: string }) => item.name),
        ['orders-db'],
      );
      assert.equal(body.clusters[0].reachable, true);
    });

    it('lists by entity in a namespace that names its owner', async () => {
      const created = await portal.send('alice', 'post', '/claims', {
        ...aClaimRequest('cache'),
        namespace: 'team-apps-extra',
        entityRef,
      });
      assert.equal(created.status, 201, JSON.stringify(created.body));
      await eventually(
        'the claims of the component',
        () => portal.send('alice', 'get', `/claims?entityRef=${entityRef}`),
        {
          check: ({ body }) =>
            assert.deepEqual(
              body.items.map((item: { name: string }) => item.name),
              ['orders-db', 'cache'],
            ),
        },
      );
      // bob may look in my-apps only.
      const { body } = await portal.send(
        'bob',
        'get',
        `/claims?entityRef=${entityRef}`,
      );
      assert.deepEqual(
        body.items.map((item: { name: string }) => item.name),
        ['orders-db'],
      );
    });

    it('lists what is one’s own, and leaves the rest out', async () => {
      const namesFor = async (who: string) => {
        const { status, body } = await portal.send(
          who,
          'get',
          '/claims?owned=true',
        );
        assert.equal(status, 200, JSON.stringify(body));
        return body.items.map((item: { name: string }) => item.name);
      };
      // The claim that only says to be for orders is not her team's.
      assert.deepEqual(await namesFor('alice'), ['orders-db', 'cache']);
      // bob may look, and owns nothing.
      assert.deepEqual(await namesFor('bob'), []);
      const { status, body } = await portal.send(
        'service',
        'get',
        '/claims?owned=true',
      );
      assert.equal(status, 400);
      assert.match(body.error.message, /Only a person owns claims/);
    });

    it("obeys conditions of the portal's policy", async () => {
      const only = (namespace: string) =>
        createClaimConditionalDecision(
          servicesToolkitClaimReadPermission,
          claimConditions.isInNamespace({ namespaces: [namespace] }),
        );
      portal.setPolicy(() => only('my-apps'));
      try {
        const { body } = await portal.send('service', 'get', '/claims');
        assert.deepEqual(
          body.items.map((item: { name: string }) => item.name),
          ['orders-db'],
        );
        portal.setPolicy(() => only('elsewhere'));
        const one = await portal.send(
          'alice',
          'get',
          '/claims/workload/my-apps/orders-db',
        );
        assert.equal(one.status, 403);
      } finally {
        portal.setPolicy(() => ({ result: AuthorizeResult.ALLOW }));
      }
    });

    it('names the claim that does not exist', async () => {
      const { status, body } = await portal.send(
        'alice',
        'get',
        '/claims/workload/my-apps/nope',
      );
      assert.equal(status, 404);
      assert.match(
        body.error.message,
        /There is no claim nope in namespace my-apps/,
      );
    });
  });

  describe('what it takes of the API server', () => {
    it('is no list for a request, and never a Secret', async () => {
      const earlier = await setup.cluster.requestsOf();
      for (const path of ['/offerings', '/clusters', '/git-hosts', '/claims']) {
        await portal.send('alice', 'get', path);
      }
      await portal.send('alice', 'get', `/claims?entityRef=${entityRef}`);
      const now = await setup.cluster.requestsOf();
      assert.deepEqual(
        now.slice(earlier.length).filter(({ verb }) => verb === 'list'),
        [],
      );
      assert.ok(now.some(({ verb }) => verb === 'watch'));
      assert.deepEqual(
        now.filter(({ objectRef }) => objectRef?.resource === 'secrets'),
        [],
      );
    });
  });
});
