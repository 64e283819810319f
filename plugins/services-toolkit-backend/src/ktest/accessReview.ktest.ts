import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import { startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

describe('asking beforehand in a real cluster', () => {
  let setup: TestSetup;
  let portal: TestPortal;

  before(async () => {
    setup = await startTestSetup();
    portal = setup.portal;
  });

  after(() => setup?.stop());

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

    it('tells whom the portal may not act for', async () => {
      const { allowed, reason } = await review('dave');
      assert.equal(allowed, false);
      assert.match(
        reason,
        /^Cluster workload does not let the portal act for you: .*impersonate.*platform team that runs cluster workload\.$/,
      );
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
});
