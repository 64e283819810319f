import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import { aClaimRequest, startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

describe('an API server that goes away', () => {
  let setup: TestSetup;
  let portal: TestPortal;

  before(async () => {
    setup = await startTestSetup();
    portal = setup.portal;
  });

  after(() => setup?.stop());

  describe('while the API server is down', () => {
    it('says so, and recovers without help', async () => {
      await setup.cluster.kill();
      const down = await portal.send(
        'alice',
        'post',
        '/claims',
        aClaimRequest('db'),
      );
      assert.equal(down.status, 503);
      assert.match(
        down.body.error.message,
        /Cluster "workload" does not answer/,
      );
      // Offerings stay, marked as old.
      await eventually(
        'offerings are marked as old',
        () => portal.send('alice', 'get', '/offerings'),
        {
          check: ({ body }) =>
            assert.equal(body.items[0].clusters[0].stale, true),
        },
      );
      const claims = await portal.send('alice', 'get', '/claims');
      assert.equal(claims.body.clusters[0].reachable, false);
      assert.match(claims.body.clusters[0].message, /workload/);

      await setup.cluster.restart();
      await eventually(
        'the cluster can be reached',
        () => portal.send('alice', 'get', '/clusters'),
        { check: ({ body }) => assert.equal(body.items[0].reachable, true) },
      );
      // Its admission policies look for our kinds every 30 s; until then it refuses, and people read why.
      await eventually(
        'the cluster takes claims',
        () => portal.send('alice', 'post', '/claims', aClaimRequest('db')),
        {
          check: ({ status, body }) => {
            assert.ok([201, 503].includes(status), JSON.stringify(body));
            assert.equal(status, 201, JSON.stringify(body));
          },
          timeoutMs: 60_000,
        },
      );
      await eventually(
        'the portal has read the claim',
        () => portal.send('alice', 'get', '/claims'),
        {
          check: ({ body }) => assert.match(JSON.stringify(body.items), /"db"/),
        },
      );
    });
  });
});
