import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { servicesToolkitClaimDeletePermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { eventually } from '@services-toolkit/test-support';
import { claimConditions, createClaimConditionalDecision } from '..';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import { aClaimRequest, startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

const entityRef = 'component:default/orders';

describe('claiming in a real cluster', () => {
  let setup: TestSetup;
  let portal: TestPortal;

  before(async () => {
    setup = await startTestSetup();
    portal = setup.portal;
  });

  after(() => setup?.stop());

  describe('creating', () => {
    it('tries without writing', async () => {
      const response = await portal.send(
        'alice',
        'post',
        '/claims?dryRun=true',
        { ...aClaimRequest('tried'), entityRef },
      );
      assert.equal(response.status, 200, JSON.stringify(response.body));
      assert.equal(response.body.manifest.metadata.name, 'tried');
      assert.equal(response.body.entityRef, entityRef);
      assert.ok(!(await setup.claimNames()).includes('tried'));
    });

    it('writes as the person', async () => {
      const response = await portal.send('alice', 'post', '/claims', {
        ...aClaimRequest('orders-db'),
        entityRef,
      });
      assert.equal(response.status, 201, JSON.stringify(response.body));
      assert.equal(response.body.manifest.metadata.managedFields, undefined);

      const { metadata, spec } = JSON.parse(
        await setup.cluster.kubectl([
          'get',
          'classclaims.services.apps.tanzu.vmware.com/orders-db',
          '--namespace=my-apps',
          '--show-managed-fields',
          '--output=json',
        ]),
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
      // The API server's own word for who it was.
      const [created] = (await setup.cluster.requestsOf()).filter(
        ({ verb, objectRef }) =>
          verb === 'create' && objectRef?.name === 'orders-db',
      );
      assert.equal(
        created?.impersonatedUser?.username,
        'backstage:user:default/alice',
      );
      assert.ok(
        created.impersonatedUser.groups?.includes(
          'backstage:group:default/team-apps',
        ),
      );
      assert.deepEqual(portal.audit.at(-1), {
        eventId: 'claim-create',
        meta: { ...aClaimRequest('orders-db'), dryRun: false, entityRef },
        outcome: 'success',
      });
    });

    it("refuses bob in the API server's words", async () => {
      for (const query of ['', '?dryRun=true']) {
        const response = await portal.send(
          'bob',
          'post',
          `/claims${query}`,
          aClaimRequest('bobs'),
        );
        assert.equal(response.status, 403);
        assert.equal(response.body.error.name, 'NotAllowedError');
        assert.match(
          response.body.error.message,
          /User "backstage:user:default\/bob" cannot create resource "classclaims" in API group "services\.apps\.tanzu\.vmware\.com" in the namespace "my-apps"/,
        );
      }
      assert.equal(portal.audit.at(-1)?.outcome, 'NotAllowedError');
      assert.ok(!(await setup.claimNames()).includes('bobs'));
    });

    it('says that a name is taken', async () => {
      const response = await portal.send(
        'alice',
        'post',
        '/claims',
        aClaimRequest('orders-db'),
      );
      assert.equal(response.status, 409);
      assert.match(response.body.error.message, /"orders-db" already exists/);
    });

    it('names the namespace that does not exist, to who may know', async () => {
      const nowhere = { ...aClaimRequest('db'), namespace: 'nowhere' };
      const { kubectl } = setup.cluster;
      await kubectl([
        ...['create', 'clusterrole', 'look-at-namespaces', '--verb=get'],
        '--resource=namespaces',
      ]);
      for (const [person, role] of Object.entries({
        looker: 'look-at-namespaces',
        'claimer-of-all': 'app-editor',
      })) {
        await kubectl([
          ...['create', 'clusterrolebinding', person, `--clusterrole=${role}`],
          `--user=backstage:user:default/${person}`,
        ]);
      }
      const dryRun = async (person: string) => {
        await eventually(
          `the answer to ${person}`,
          () => portal.send(person, 'post', '/claims?dryRun=true', nowhere),
          {
            check: ({ status, body }) => {
              assert.equal(status, 400, JSON.stringify(body));
              assert.match(
                body.error.message,
                /^There is no namespace nowhere on cluster workload\. Correct/,
              );
              const [{ field, reason }] = body.error.causes;
              assert.deepEqual(
                { field, reason },
                { field: 'metadata.namespace', reason: 'NamespaceNotFound' },
              );
            },
          },
        );
      };
      await dryRun('looker');
      await dryRun('claimer-of-all');
      // Read there nothing can be, either.
      const read = await portal.send(
        'looker',
        'get',
        '/claims/workload/nowhere/db',
      );
      assert.equal(read.status, 404);
      assert.match(read.body.error.message, /There is no namespace nowhere/);
    });

    it('tells nobody else whether a namespace exists', async () => {
      const refusals = await Promise.all(
        ['nowhere', 'mallory'].map(async namespace => {
          const response = await portal.send('alice', 'post', '/claims', {
            ...aClaimRequest('db'),
            namespace,
          });
          assert.equal(response.status, 403);
          return JSON.stringify(response.body).replaceAll(namespace, '-');
        }),
      );
      assert.equal(refusals[0], refusals[1]);
    });

    it('refuses an entity whose namespace it is not', async () => {
      const response = await portal.send('alice', 'post', '/claims', {
        ...aClaimRequest('db'),
        entityRef: 'component:default/other',
      });
      assert.equal(response.status, 400);
      assert.match(
        response.body.error.message,
        /my-apps is not one of component:default\/other's own/,
      );
      assert.equal(response.body.error.causes[0].field, 'entityRef');
    });
  });

  describe('what the API server finds invalid', () => {
    it('comes back in its words, with the field', async () => {
      const response = await portal.send('alice', 'post', '/claims', {
        ...aClaimRequest(`${'a'.repeat(200)}..b`),
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
      assert.ok((await setup.claimNames()).includes('orders-db'));
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
      assert.ok((await setup.claimNames()).includes('orders-db'));
    });

    it('releases as the person', async () => {
      const path = '/claims/workload/my-apps/orders-db';
      const { status } = await portal.send('alice', 'delete', path);
      assert.equal(status, 204);
      assert.ok(!(await setup.claimNames()).includes('orders-db'));
      assert.deepEqual(portal.audit.at(-1), {
        eventId: 'claim-delete',
        meta: {
          cluster: 'workload',
          namespace: 'my-apps',
          name: 'orders-db',
          kind: 'ClassClaim',
        },
        outcome: 'success',
      });
      await eventually(
        'the end of the claim',
        () => portal.send('alice', 'get', path),
        { check: response => assert.equal(response.status, 404) },
      );
    });
  });
});
