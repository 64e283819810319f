import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { claimConditions, createClaimConditionalDecision } from '.';
import {
  servicesToolkitClaimDeletePermission,
  servicesToolkitClaimReadPermission,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { eventually } from './testing/eventually';
import { sampleEntities, sampleObjects } from './testing/samples';
import { startTestCluster } from './testing/startTestCluster';
import type { TestCluster } from './testing/startTestCluster';
import { startTestPortal } from './testing/startTestPortal';
import type { TestPortal } from './testing/startTestPortal';

const entityRef = 'component:default/orders';
const aClaim = (name: string) => ({
  cluster: 'workload',
  namespace: 'my-apps',
  name,
  class: 'postgres-pool',
});

describe('claim API towards a real API server', () => {
  let cluster: TestCluster;
  let portal: TestPortal;

  before(async () => {
    cluster = await startTestCluster();
    await cluster.kubectl(['apply', '-f', '-'], sampleObjects);
    portal = await startTestPortal(cluster, sampleEntities);
    await eventually(
      () => portal.send('alice', 'get', '/offerings'),
      ({ body }) => assert.equal(body.items.length, 2),
    );
  });

  after(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  const manifest = async (name: string, namespace = 'my-apps') =>
    JSON.parse(
      await cluster.kubectl([
        'get',
        `classclaims.services.apps.tanzu.vmware.com/${name}`,
        `--namespace=${namespace}`,
        '--show-managed-fields',
        '--output=json',
      ]),
    );
  const names = async (namespace = 'my-apps') =>
    cluster.kubectl([
      'get',
      'classclaims.services.apps.tanzu.vmware.com',
      `--namespace=${namespace}`,
      '--output=name',
    ]);

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

  describe('creating', () => {
    it('tries without writing', async () => {
      const response = await portal.send(
        'alice',
        'post',
        '/claims?dryRun=true',
        { ...aClaim('tried'), entityRef },
      );
      assert.equal(response.status, 200, JSON.stringify(response.body));
      assert.equal(response.body.manifest.metadata.name, 'tried');
      assert.equal(response.body.entityRef, entityRef);
      assert.doesNotMatch(await names(), /tried/);
    });

    it('writes as the person', async () => {
      const response = await portal.send('alice', 'post', '/claims', {
        ...aClaim('orders-db'),
        entityRef,
      });
      assert.equal(response.status, 201, JSON.stringify(response.body));
      assert.equal(response.body.requestedBy, 'backstage:user:default/alice');
      assert.equal(response.body.manifest.metadata.managedFields, undefined);

      const { metadata, spec } = await manifest('orders-db');
      assert.equal(
        metadata.annotations['services.apps.tanzu.vmware.com/requested-by'],
        'backstage:user:default/alice',
      );
      assert.equal(
        metadata.annotations['services-toolkit.io/entity-ref'],
        entityRef,
      );
      assert.equal(metadata.labels['backstage.io/kubernetes-id'], 'orders');
      assert.equal(
        metadata.managedFields[0].manager,
        'services-toolkit-portal',
      );
      assert.deepEqual(spec, { classRef: { name: 'postgres-pool' } });
      assert.deepEqual(portal.audit.at(-1), {
        eventId: 'claim-create',
        meta: { ...aClaim('orders-db'), dryRun: false, entityRef },
        outcome: 'success',
      });
    });

    it("refuses bob in the API server's words", async () => {
      for (const query of ['', '?dryRun=true']) {
        const response = await portal.send(
          'bob',
          'post',
          `/claims${query}`,
          aClaim('bobs'),
        );
        assert.equal(response.status, 403);
        assert.equal(response.body.error.name, 'NotAllowedError');
        assert.match(
          response.body.error.message,
          /User "backstage:user:default\/bob" cannot create resource "classclaims" in API group "services\.apps\.tanzu\.vmware\.com" in the namespace "my-apps"/,
        );
      }
      assert.equal(portal.audit.at(-1)?.outcome, 'NotAllowedError');
      assert.doesNotMatch(await names(), /bobs/);
    });

    it('says that a name is taken', async () => {
      const response = await portal.send(
        'alice',
        'post',
        '/claims',
        aClaim('orders-db'),
      );
      assert.equal(response.status, 409);
      assert.match(response.body.error.message, /"orders-db" already exists/);
    });

    it('names the namespace that does not exist', async () => {
      const response = await portal.send('alice', 'post', '/claims', {
        ...aClaim('db'),
        namespace: 'nowhere',
      });
      // RBAC answers before the namespace is looked for.
      assert.equal(response.status, 403);
      assert.match(response.body.error.message, /namespace "nowhere"/);
    });

    it('refuses an entity whose namespace it is not', async () => {
      const response = await portal.send('alice', 'post', '/claims', {
        ...aClaim('db'),
        entityRef: 'component:default/other',
      });
      assert.equal(response.status, 400);
      assert.match(
        response.body.error.message,
        /my-apps is not one of component:default\/other's own/,
      );
      assert.equal(response.body.error.causes[0].field, 'entityRef');
    });

    it('refuses the class that one may not claim from', async () => {
      const response = await portal.send('alice', 'post', '/claims', {
        ...aClaim('on-demand-db'),
        class: 'on-demand',
      });
      assert.equal(response.status, 403, JSON.stringify(response.body));
      assert.match(
        response.body.error.message,
        /user 'backstage:user:default\/alice' cannot 'claim' from clusterinstanceclass 'on-demand'/,
      );
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
      await cluster.kubectl(['apply', '-f', '-'], {
        apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
        kind: 'ClassClaim',
        metadata: {
          name: 'intruder',
          namespace: 'mallory',
          annotations: { 'services-toolkit.io/entity-ref': entityRef },
        },
        spec: { classRef: { name: 'postgres-pool' } },
      });
      await eventually(
        () => portal.send('service', 'get', '/claims'),
        ({ body }) => assert.match(JSON.stringify(body), /intruder/),
      );
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
        ...aClaim('cache'),
        namespace: 'team-apps-extra',
        entityRef,
      });
      assert.equal(created.status, 201, JSON.stringify(created.body));
      await eventually(
        () => portal.send('alice', 'get', `/claims?entityRef=${entityRef}`),
        ({ body }) =>
          assert.deepEqual(
            body.items.map((item: { name: string }) => item.name),
            ['orders-db', 'cache'],
          ),
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
      assert.match(body.error.message, /"nope" not found/);
    });
  });

  describe('access review', () => {
    const review = async (who: string, more: object = {}) => {
      const { status, body } = await portal.send(
        who,
        'post',
        '/access-review',
        { cluster: 'workload', namespace: 'my-apps', verb: 'create', ...more },
      );
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    };

    it('lets alice', async () => {
      assert.deepEqual(await review('alice', { class: 'postgres-pool' }), {
        allowed: true,
      });
      assert.deepEqual(await review('alice', { verb: 'delete' }), {
        allowed: true,
      });
    });

    it('tells bob what is missing and whom to ask', async () => {
      for (const verb of ['create', 'delete']) {
        const { allowed, reason } = await review('bob', { verb });
        assert.equal(allowed, false);
        assert.match(reason, /in namespace my-apps of cluster workload/);
        assert.match(reason, new RegExp(`the verb "${verb}" on classclaims`));
        assert.match(
          reason,
          /Ask the owner of namespace my-apps for the role app-editor/,
        );
      }
    });

    it('tells alice that the class is not hers to claim from', async () => {
      const { allowed, reason } = await review('alice', { class: 'on-demand' });
      assert.equal(allowed, false);
      assert.match(reason, /the verb "claim".* on-demand/);
    });

    it('tells that the cluster has no such class', async () => {
      const { reason } = await review('alice', { class: 'nope' });
      assert.match(reason, /does not offer class nope/);
    });

    it('tells that the portal forbids it', async () => {
      portal.setPolicy(() => ({ result: AuthorizeResult.DENY }));
      try {
        const { reason } = await review('alice');
        assert.match(reason, /services-toolkit\.claim\.create/);
      } finally {
        portal.setPolicy(() => ({ result: AuthorizeResult.ALLOW }));
      }
    });
  });

  describe('what the API server finds invalid', () => {
    it('comes back in its words, with the field', async () => {
      const response = await portal.send('alice', 'post', '/claims', {
        ...aClaim(`${'a'.repeat(200)}..b`),
      });
      assert.equal(response.status, 400, JSON.stringify(response.body));
      assert.match(response.body.error.message, /metadata\.name/);
      assert.equal(response.body.error.causes[0].field, 'metadata.name');
    });
  });

  describe('releasing', () => {
    it("refuses bob in the API server's words", async () => {
      const response = await portal.send(
        'bob',
        'delete',
        '/claims/workload/my-apps/orders-db',
      );
      assert.equal(response.status, 403);
      assert.match(
        response.body.error.message,
        /User "backstage:user:default\/bob" cannot delete resource "classclaims"/,
      );
      assert.match(await names(), /orders-db/);
    });

    it("obeys conditions of the portal's policy", async () => {
      portal.setPolicy(() =>
        createClaimConditionalDecision(
          servicesToolkitClaimDeletePermission,
          claimConditions.isRequestedBy({ users: ['user:default/zoe'] }),
        ),
      );
      try {
        const { status } = await portal.send(
          'alice',
          'delete',
          '/claims/workload/my-apps/orders-db',
        );
        assert.equal(status, 403);
      } finally {
        portal.setPolicy(() => ({ result: AuthorizeResult.ALLOW }));
      }
      assert.match(await names(), /orders-db/);
    });

    it('releases as the person', async () => {
      const path = '/claims/workload/my-apps/orders-db';
      const { status } = await portal.send('alice', 'delete', path);
      assert.equal(status, 204);
      assert.doesNotMatch(await names(), /orders-db/);
      assert.deepEqual(portal.audit.at(-1), {
        eventId: 'claim-delete',
        meta: { cluster: 'workload', namespace: 'my-apps', name: 'orders-db' },
        outcome: 'success',
      });
      await eventually(
        () => portal.send('alice', 'get', path),
        response => assert.equal(response.status, 404),
      );
    });
  });

  describe('while the API server is down', () => {
    it('says so, and recovers by itself', async () => {
      await cluster.kill();
      const down = await portal.send('alice', 'post', '/claims', aClaim('db'));
      assert.equal(down.status, 503);
      assert.match(
        down.body.error.message,
        /Cluster "workload" does not answer/,
      );
      // Offerings stay, marked as old.
      await eventually(
        () => portal.send('alice', 'get', '/offerings'),
        ({ body }) => assert.equal(body.items[0].clusters[0].stale, true),
      );
      const claims = await portal.send('alice', 'get', '/claims');
      assert.equal(claims.body.clusters[0].reachable, false);
      assert.match(claims.body.clusters[0].message, /workload/);

      await cluster.restart();
      await eventually(
        () => portal.send('alice', 'get', '/clusters'),
        ({ body }) => assert.equal(body.items[0].reachable, true),
      );
      const up = await portal.send('alice', 'post', '/claims', aClaim('db'));
      assert.equal(up.status, 201, JSON.stringify(up.body));
      await eventually(
        () => portal.send('alice', 'get', '/claims'),
        ({ body }) => assert.match(JSON.stringify(body.items), /"db"/),
      );
    });
  });
});
