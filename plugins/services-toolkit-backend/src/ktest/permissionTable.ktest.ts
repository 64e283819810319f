import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { eventually } from '../__testUtils__/eventually';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import { aClaimRequest, startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

type Status = number;

/** For each route what four callers get. carol is nobody in the cluster. */
const table: {
  route: string;
  method: 'get' | 'post' | 'delete';
  path: string;
  body?: object;
  anonymous: Status;
  deniedByPortal: Status;
  deniedByCluster: Status;
  allowed: Status;
}[] = [
  {
    route: 'list offerings',
    method: 'get',
    path: '/offerings',
    anonymous: 401,
    deniedByPortal: 403,
    // What is offered may be known to who may not claim it.
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'get an offering',
    method: 'get',
    path: '/offerings/services/postgres-pool',
    anonymous: 401,
    deniedByPortal: 403,
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'list claimable instances where the cluster does not tell',
    method: 'get',
    path: '/offerings/services/postgres-pool/instances?cluster=workload&namespace=my-apps',
    anonymous: 401,
    deniedByPortal: 403,
    deniedByCluster: 404,
    allowed: 404,
  },
  {
    route: 'list clusters',
    method: 'get',
    path: '/clusters',
    anonymous: 401,
    deniedByPortal: 403,
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'list claims',
    method: 'get',
    path: '/claims',
    anonymous: 401,
    deniedByPortal: 403,
    // An empty list: see reading.ktest.ts.
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'get a claim',
    method: 'get',
    path: '/claims/workload/my-apps/there',
    anonymous: 401,
    deniedByPortal: 403,
    deniedByCluster: 403,
    allowed: 200,
  },
  {
    route: 'get a claim that is not there',
    method: 'get',
    path: '/claims/workload/my-apps/nope',
    anonymous: 401,
    deniedByPortal: 403,
    // The same as for one that is there.
    deniedByCluster: 403,
    allowed: 404,
  },
  {
    route: 'see what a claim hangs on',
    method: 'get',
    path: '/claims/workload/my-apps/there/chain',
    anonymous: 401,
    deniedByPortal: 403,
    deniedByCluster: 403,
    allowed: 200,
  },
  {
    route: 'try a claim',
    method: 'post',
    path: '/claims?dryRun=true',
    body: aClaimRequest('new'),
    anonymous: 401,
    deniedByPortal: 403,
    deniedByCluster: 403,
    allowed: 200,
  },
  {
    route: 'create a claim',
    method: 'post',
    path: '/claims',
    body: aClaimRequest('new'),
    anonymous: 401,
    deniedByPortal: 403,
    deniedByCluster: 403,
    allowed: 201,
  },
  {
    route: 'release a claim',
    method: 'delete',
    path: '/claims/workload/my-apps/there',
    anonymous: 401,
    deniedByPortal: 403,
    deniedByCluster: 403,
    allowed: 204,
  },
  {
    route: 'ask for access',
    method: 'post',
    path: '/access-review',
    body: { cluster: 'workload', namespace: 'my-apps', verb: 'create' },
    anonymous: 401,
    // A refusal is the answer here.
    deniedByPortal: 200,
    deniedByCluster: 200,
    allowed: 200,
  },
];

describe('who may do what', () => {
  let setup: TestSetup;
  let portal: TestPortal;

  before(async () => {
    setup = await startTestSetup();
    portal = setup.portal;
    await portal.send('alice', 'post', '/claims', aClaimRequest('there'));
    await eventually(
      () => portal.send('service', 'get', '/claims'),
      ({ body }) => assert.equal(body.items.length, 1),
    );
  });

  after(() => setup?.stop());

  const status = async (
    row: (typeof table)[number],
    as: string | undefined,
    result:
      | AuthorizeResult.ALLOW
      | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
  ) => {
    portal.setPolicy(() => ({ result }));
    const response = await portal.send(as, row.method, row.path, row.body);
    return response.status;
  };

  for (const row of table) {
    it(row.route, async () => {
      // alice last: what she may do changes something.
      assert.deepEqual(
        {
          anonymous: await status(row, undefined),
          deniedByPortal: await status(row, 'alice', AuthorizeResult.DENY),
          deniedByCluster: await status(row, 'carol'),
          allowed: await status(row, 'alice'),
        },
        {
          anonymous: row.anonymous,
          deniedByPortal: row.deniedByPortal,
          deniedByCluster: row.deniedByCluster,
          allowed: row.allowed,
        },
      );
    });
  }
});
