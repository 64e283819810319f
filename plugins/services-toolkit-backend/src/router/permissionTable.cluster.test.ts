import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  servicesToolkitClaimDeletePermission,
  servicesToolkitClaimReadPermission,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { eventually } from '@services-toolkit/test-support';
import { claimConditions, createClaimConditionalDecision } from '..';
import { spec } from '../generated/spec';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import {
  aClaimRequest,
  aResourceClaimRequest,
  startTestSetup,
} from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

type Status = number;

/** For each route what five callers get. carol is nobody in the cluster. */
const table: {
  route: string;
  method: 'get' | 'post' | 'delete';
  path: string;
  body?: object;
  anonymous: Status;
  deniedByPortal: Status;
  /** The policy lets people read and release the claims of another namespace only. */
  conditional: Status;
  deniedByCluster: Status;
  allowed: Status;
}[] = [
  {
    route: 'list offerings',
    method: 'get',
    path: '/offerings',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 200,
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
    conditional: 200,
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'list claimable instances where the cluster does not tell',
    method: 'get',
    path: '/offerings/services/postgres-pool/instances?cluster=workload&namespace=my-apps',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 404,
    deniedByCluster: 404,
    allowed: 404,
  },
  {
    route: 'count free instances, and be told nothing',
    method: 'post',
    path: '/offerings/free-instances',
    body: {
      items: [
        {
          group: 'services',
          class: 'postgres-pool',
          cluster: 'workload',
          namespaces: ['my-apps'],
        },
      ],
    },
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 200,
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'list services',
    method: 'get',
    path: '/services',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 200,
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'get a service that is not there',
    method: 'get',
    path: '/services/services/nope',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 404,
    deniedByCluster: 404,
    allowed: 404,
  },
  {
    route: 'get the picture of a service that is not there',
    method: 'get',
    path: '/services/services/nope/icon',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 404,
    deniedByCluster: 404,
    allowed: 404,
  },
  {
    // services.cluster.test.ts has who may.
    route: 'get the facts of a cluster without a right there',
    method: 'get',
    path: '/infrastructure/workload',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 403,
    deniedByCluster: 403,
    allowed: 403,
  },
  {
    route: 'try a claim on the plan of a service that is not there',
    method: 'post',
    path: '/claims?dryRun=true',
    body: {
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'new',
      service: { name: 'nope', plan: 'small' },
    },
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 400,
    deniedByCluster: 400,
    allowed: 400,
  },
  {
    route: 'list clusters',
    method: 'get',
    path: '/clusters',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 200,
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    // links.cluster.test.ts has what of it people see.
    route: 'list links between clusters',
    method: 'get',
    path: '/links',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 200,
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'list Git hosts',
    method: 'get',
    path: '/git-hosts',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 200,
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'list claims',
    method: 'get',
    path: '/claims',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 200,
    // An empty list: see reading.cluster.test.ts.
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'get a claim',
    method: 'get',
    path: '/claims/workload/my-apps/there',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 403,
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
    conditional: 403,
    deniedByCluster: 403,
    allowed: 404,
  },
  {
    route: 'see what a claim hangs on that is not there',
    method: 'get',
    path: '/claims/workload/my-apps/nope/chain',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 403,
    deniedByCluster: 403,
    allowed: 404,
  },
  {
    route: 'release a claim that is not there',
    method: 'delete',
    path: '/claims/workload/my-apps/nope',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 403,
    deniedByCluster: 403,
    allowed: 404,
  },
  {
    route: 'see what a claim hangs on',
    method: 'get',
    path: '/claims/workload/my-apps/there/chain',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 403,
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
    conditional: 200,
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
    // Conditions are about claims that are there.
    conditional: 201,
    deniedByCluster: 403,
    allowed: 201,
  },
  {
    route: 'get a claim on an object',
    method: 'get',
    path: '/claims/workload/my-apps/there?kind=ResourceClaim',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 403,
    deniedByCluster: 403,
    allowed: 200,
  },
  {
    route: 'see what a claim on an object hangs on',
    method: 'get',
    path: '/claims/workload/my-apps/there/chain?kind=ResourceClaim',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 403,
    deniedByCluster: 403,
    allowed: 200,
  },
  {
    route: 'try a claim on an object',
    method: 'post',
    path: '/claims?dryRun=true',
    body: aResourceClaimRequest('new'),
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 200,
    deniedByCluster: 403,
    allowed: 200,
  },
  {
    route: 'claim an object',
    method: 'post',
    path: '/claims',
    body: aResourceClaimRequest('new'),
    anonymous: 401,
    deniedByPortal: 403,
    // Conditions are about claims that are there.
    conditional: 201,
    deniedByCluster: 403,
    allowed: 201,
  },
  {
    route: 'release a claim on an object',
    method: 'delete',
    path: '/claims/workload/my-apps/there?kind=ResourceClaim',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 403,
    deniedByCluster: 403,
    allowed: 204,
  },
  {
    route: 'release a claim',
    method: 'delete',
    path: '/claims/workload/my-apps/there',
    anonymous: 401,
    deniedByPortal: 403,
    conditional: 403,
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
    conditional: 200,
    deniedByCluster: 200,
    allowed: 200,
  },
  {
    route: 'ask for access to many places',
    method: 'post',
    path: '/access-review/batch',
    body: {
      items: [{ cluster: 'workload', namespace: 'my-apps', verb: 'create' }],
    },
    anonymous: 401,
    deniedByPortal: 200,
    conditional: 200,
    deniedByCluster: 200,
    allowed: 200,
  },
];

/** What is created must have another name than what alice creates. */
const underConditions: Record<string, object> = {
  'create a claim': aClaimRequest('under-conditions'),
  'claim an object': aResourceClaimRequest('under-conditions'),
};

describe('who may do what', () => {
  let setup: TestSetup;
  let portal: TestPortal;

  before(async () => {
    setup = await startTestSetup();
    portal = setup.portal;
    for (const request of [aClaimRequest, aResourceClaimRequest]) {
      const claim = request('there');
      const { status, body } = await portal.send(
        'alice',
        'post',
        '/claims',
        claim,
      );
      assert.equal(status, 201, JSON.stringify(body));
    }
    await eventually(
      'the portal has read the claims',
      () => portal.send('service', 'get', '/claims'),
      { check: ({ body }) => assert.equal(body.items.length, 2) },
    );
  });

  after(() => setup?.stop());

  const allow = () => ({ result: AuthorizeResult.ALLOW } as const);
  const deny = () => ({ result: AuthorizeResult.DENY } as const);
  const elsewhereOnly = (permission: string) => {
    const about = [
      servicesToolkitClaimReadPermission,
      servicesToolkitClaimDeletePermission,
    ].find(({ name }) => name === permission);
    return about
      ? createClaimConditionalDecision(
          about,
          claimConditions.isInNamespace({ namespaces: ['elsewhere'] }),
        )
      : allow();
  };
  const status = async (
    row: (typeof table)[number],
    as: string | undefined,
    policy: Parameters<TestPortal['setPolicy']>[0] = allow,
    body: object | undefined = row.body,
  ) => {
    portal.setPolicy(policy);
    const response = await portal.send(as, row.method, row.path, body);
    return response.status;
  };

  it('has every route', () => {
    const described = Object.entries(spec.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method} ${path}`),
    );
    const rowsOf = (route: string) => {
      const [method, path = ''] = route.split(' ');
      const pattern = new RegExp(
        `^${path.replace(/\{[^}]+\}/g, '[^/?]+')}(\\?.*)?$`,
      );
      return table.filter(
        row => row.method === method && pattern.test(row.path),
      );
    };
    assert.deepEqual(
      described.filter(route => rowsOf(route).length === 0),
      [],
    );
  });

  it('a conditional decision leaves out of a list what it does not allow', async () => {
    portal.setPolicy(elsewhereOnly);
    const { body } = await portal.send('alice', 'get', '/claims');
    assert.deepEqual(body.items, []);
  });

  it('a claim that is there and one that is not get the same answer, from who may not see it', async () => {
    const answers = async (as: string, name: string) =>
      Promise.all(
        (
          [
            ['get', ''],
            ['get', '/chain'],
            ['delete', ''],
          ] as const
        ).map(async ([method, of]) => {
          const path = `/claims/workload/my-apps/${name}${of}`;
          const answer = await portal.send(as, method, path);
          const { name: error, message } = answer.body.error;
          return [answer.status, error, message];
        }),
      );
    const withoutName = (rows: unknown[][], name: string) =>
      JSON.stringify(rows)
        .replaceAll(`claim ${name} in`, 'claim … in')
        .replaceAll(JSON.stringify(`"${name}"`).slice(1, -1), '…');
    portal.setPolicy(allow);
    assert.equal(
      withoutName(await answers('carol', 'nope'), 'nope'),
      withoutName(await answers('carol', 'there'), 'there'),
    );
    portal.setPolicy(elsewhereOnly);
    assert.deepEqual(
      await answers('alice', 'nope'),
      await answers('alice', 'there'),
    );
    // Conditions that only hide something of a class: alike, too, but for the name that was asked for.
    portal.setPolicy(name =>
      [
        servicesToolkitClaimReadPermission,
        servicesToolkitClaimDeletePermission,
      ].reduce<ReturnType<typeof elsewhereOnly>>(
        (decision, permission) =>
          permission.name === name
            ? createClaimConditionalDecision(permission, {
                not: claimConditions.hasClass({ classes: ['postgres-pool'] }),
              })
            : decision,
        allow(),
      ),
    );
    assert.equal(
      withoutName(await answers('alice', 'there'), 'there'),
      withoutName(await answers('alice', 'nope'), 'nope'),
    );
  });

  for (const row of table) {
    it(row.route, async () => {
      // alice last: what she may do changes something.
      assert.deepEqual(
        {
          anonymous: await status(row, undefined),
          deniedByPortal: await status(row, 'alice', deny),
          conditional: await status(
            row,
            'alice',
            elsewhereOnly,
            underConditions[row.route] ?? row.body,
          ),
          deniedByCluster: await status(row, 'carol'),
          allowed: await status(row, 'alice'),
        },
        {
          anonymous: row.anonymous,
          deniedByPortal: row.deniedByPortal,
          conditional: row.conditional,
          deniedByCluster: row.deniedByCluster,
          allowed: row.allowed,
        },
      );
    });
  }
});
