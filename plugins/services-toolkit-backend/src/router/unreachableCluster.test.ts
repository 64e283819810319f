import {
  aClaimRequest,
  send,
  startDetachedPortal,
} from '../__testUtils__/startDetachedPortal';
import type { DetachedPortal } from '../__testUtils__/startDetachedPortal';

describe('claim API: a cluster that is not there', () => {
  describe('while the cluster does not answer', () => {
    let started: DetachedPortal;
    beforeAll(async () => {
      started = await startDetachedPortal();
    });
    afterAll(() => started.backend.stop());

    it.each([
      ['get', '/claims/workload/my-apps/db', undefined],
      ['get', '/claims/workload/my-apps/db/chain', undefined],
      [
        'get',
        '/claims/workload/my-apps/db/chain?kind=ResourceClaim',
        undefined,
      ],
      [
        'get',
        '/offerings/services/pg/instances?cluster=workload&namespace=my-apps',
        undefined,
      ],
      ['delete', '/claims/workload/my-apps/db', undefined],
      ['post', '/claims', aClaimRequest],
      ['post', '/claims?dryRun=true', aClaimRequest],
      [
        'post',
        '/claims',
        { ...aClaimRequest, entityRef: 'component:default/orders' },
      ],
      [
        'post',
        '/access-review',
        { cluster: 'workload', namespace: 'a', verb: 'create' },
      ],
    ] as const)(
      '%s %s: 503 naming the cluster, not its address',
      async (method, path, body) => {
        const response = await send(started, method, path, body);
        expect(response.status).toBe(503);
        expect(response.body.error).toEqual({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining('"workload"'),
        });
        expect(JSON.stringify(response.body)).not.toContain('127.0.0.1');
      },
    );

    it('leaves unanswered what was asked about it', async () => {
      const where = { namespace: 'a', verb: 'create' };
      const { status, body } = await send(
        started,
        'post',
        '/access-review/batch',
        {
          items: [
            { ...where, cluster: 'workload' },
            { ...where, cluster: 'nowhere' },
          ],
        },
      );
      expect(status).toBe(200);
      expect(body.items).toEqual([
        { unanswered: expect.stringContaining('"workload"') },
        { unanswered: expect.stringContaining('"nowhere"') },
      ]);
    });

    it('counts nothing of what it cannot be asked about', async () => {
      const { status, body } = await send(
        started,
        'post',
        '/offerings/free-instances',
        {
          items: ['workload', 'nowhere'].map(cluster => ({
            group: 'services',
            class: 'pg',
            cluster,
            namespaces: ['my-apps'],
          })),
        },
      );
      expect(status).toBe(200);
      expect(body.items).toEqual([
        { unanswered: expect.stringContaining('"workload"') },
        { unanswered: expect.stringContaining('"nowhere"') },
      ]);
    });

    it('lists say so', async () => {
      const cluster = {
        name: 'workload',
        title: 'Workload',
        group: 'services',
        identity: 'impersonate',
        reachable: false,
        message: expect.stringContaining('workload'),
      };
      const claims = await send(
        started,
        'get',
        '/claims?entityRef=component:default/orders',
        undefined,
      );
      expect(claims.body).toEqual({
        items: [],
        clusters: [expect.objectContaining(cluster)],
      });
      const clusters = await send(started, 'get', '/clusters', undefined);
      expect(clusters.body.items).toEqual([expect.objectContaining(cluster)]);
      const offerings = await send(started, 'get', '/offerings', undefined);
      expect(offerings.body).toEqual({ items: [] });
    });
  });
});
