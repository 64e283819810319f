import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import {
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { DefinitivePolicyDecision } from '@backstage/plugin-permission-common';
import { servicesToolkitPermissions } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import request from 'supertest';
import servicesToolkitPlugin from '..';

const base = '/api/services-toolkit';

/**
 * The real plugin and the real cluster service, with one cluster that does not answer: nothing listens at its port.
 * What a cluster says is tested against a real API server (*.ktest.ts).
 */
async function startBackend(options: { denied?: string[] } = {}) {
  const denied = options.denied ?? [];
  const decide = (name: string): DefinitivePolicyDecision => ({
    result: denied.includes(name)
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
  });
  const audit = mockServices.auditor.mock();
  const fail = jest.fn(async () => {});
  audit.createEvent.mockResolvedValue({ success: async () => {}, fail });
  const backend = await startTestBackend({
    features: [
      servicesToolkitPlugin,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'orders',
              annotations: { 'backstage.io/kubernetes-namespace': 'my-apps' },
            },
          },
        ],
      }),
      audit.factory,
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => ({
          authorize: async requests =>
            requests.map(({ permission }) => decide(permission.name)),
          authorizeConditional: async requests =>
            requests.map(({ permission }) => decide(permission.name)),
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          servicesToolkit: { clusters: { workload: {} } },
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'workload',
                    title: 'Workload',
                    url: `https://127.0.0.1:${await closedPort()}`,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: 'no-token',
                    skipTLSVerify: true,
                  },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  return { api: request(backend.server), backend, audit, fail };
}

/** A port where nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}

type Started = Awaited<ReturnType<typeof startBackend>>;
type Method = 'get' | 'post' | 'delete';

const claim = {
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'db',
  class: 'postgres-pool',
};

const routes: [string, Method, string, string, object | undefined][] = [
  [
    'list offerings',
    'get',
    '/offerings',
    'services-toolkit.offering.read',
    undefined,
  ],
  [
    'get an offering',
    'get',
    '/offerings/services/pg',
    'services-toolkit.offering.read',
    undefined,
  ],
  [
    'list clusters',
    'get',
    '/clusters',
    'services-toolkit.offering.read',
    undefined,
  ],
  ['list claims', 'get', '/claims', 'services-toolkit.claim.read', undefined],
  [
    'get a claim',
    'get',
    '/claims/workload/my-apps/db',
    'services-toolkit.claim.read',
    undefined,
  ],
  ['create a claim', 'post', '/claims', 'services-toolkit.claim.create', claim],
  [
    'try a claim',
    'post',
    '/claims?dryRun=true',
    'services-toolkit.claim.create',
    claim,
  ],
  [
    'release a claim',
    'delete',
    '/claims/workload/my-apps/db',
    'services-toolkit.claim.delete',
    undefined,
  ],
];

function send(
  { api }: Started,
  method: Method,
  path: string,
  body: object | undefined,
  authorization = mockCredentials.user.header(),
) {
  const call = api[method](base + path).set('Authorization', authorization);
  return body ? call.send(body) : call;
}

describe('claim API', () => {
  describe('for anonymous callers', () => {
    it.each([
      ...routes,
      ['ask for access', 'post', '/access-review', '', {}] as const,
    ])('%s: 401', async (_, method, path, __, body) => {
      const started = await startBackend();
      const response = await send(
        started,
        method,
        path,
        body,
        mockCredentials.none.header(),
      );
      expect(response.status).toBe(401);
      expect(response.body.error.name).toBe('AuthenticationError');
    });
  });

  describe('for who lacks the permission', () => {
    it.each(routes)('%s: 403', async (_, method, path, permission, body) => {
      const started = await startBackend({ denied: [permission] });
      const response = await send(started, method, path, body);
      expect(response.status).toBe(403);
      expect(response.body.error).toEqual({
        name: 'NotAllowedError',
        message: expect.stringContaining(permission),
      });
    });

    it('says nothing about what exists', async () => {
      const started = await startBackend({
        denied: servicesToolkitPermissions.map(({ name }) => name),
      });
      const known = await send(
        started,
        'get',
        '/claims/workload/a/b',
        undefined,
      );
      const unknown = await send(
        started,
        'get',
        '/claims/nowhere/a/b',
        undefined,
      );
      expect(known.body.error).toEqual(unknown.body.error);
    });
  });

  describe('for other services', () => {
    it('lets them read', async () => {
      const started = await startBackend();
      const response = await send(
        started,
        'get',
        '/claims',
        undefined,
        mockCredentials.service.header(),
      );
      expect(response.status).toBe(200);
    });

    it.each([
      ['create', 'post', '/claims', claim],
      ['release', 'delete', '/claims/workload/my-apps/db', undefined],
      [
        'ask for a person',
        'post',
        '/access-review',
        { cluster: 'workload', namespace: 'a', verb: 'create' },
      ],
    ] as const)('does not let them %s', async (_, method, path, body) => {
      const started = await startBackend();
      const response = await send(
        started,
        method,
        path,
        body,
        mockCredentials.service.header(),
      );
      expect(response.status).toBe(403);
    });
  });

  describe('for requests that are not right', () => {
    let started: Started;
    beforeAll(async () => {
      started = await startBackend();
    });
    afterAll(() => started.backend.stop());

    it.each([
      ['no body', 'post', '/claims', {}, /cluster/],
      [
        'a name with capitals',
        'post',
        '/claims',
        { ...claim, name: 'DB' },
        /name/,
      ],
      [
        'a name of 254 characters',
        'post',
        '/claims',
        { ...claim, name: 'a'.repeat(254) },
        /name/,
      ],
      [
        'a namespace with a slash',
        'post',
        '/claims',
        { ...claim, namespace: 'a/b' },
        /namespace/,
      ],
      [
        'an unknown field',
        'post',
        '/claims',
        { ...claim, clas: 'x' },
        /clas|additional/,
      ],
      [
        'parameters that are no object',
        'post',
        '/claims',
        { ...claim, parameters: 'x' },
        /parameters/,
      ],
      [
        'dryRun that is no boolean',
        'post',
        '/claims?dryRun=maybe',
        claim,
        /dryRun/,
      ],
      ['a limit over 100', 'get', '/claims?limit=101', undefined, /limit/],
      ['a limit of 0', 'get', '/offerings?limit=0', undefined, /limit/],
      [
        "a cursor of one's own",
        'get',
        '/claims?cursor=abc',
        undefined,
        /cursor/,
      ],
      [
        'an unknown query parameter',
        'get',
        '/claims?entity=x',
        undefined,
        /entity/,
      ],
      [
        'a path that is no name',
        'get',
        '/claims/workload/My_Apps/db',
        undefined,
        /namespace/,
      ],
      [
        'an unknown verb',
        'post',
        '/access-review',
        { cluster: 'workload', namespace: 'a', verb: 'get' },
        /verb/,
      ],
      [
        'an entity that does not exist',
        'post',
        '/claims',
        { ...claim, entityRef: 'component:default/nope' },
        /component:default\/nope/,
      ],
      [
        'an entity ref that is none',
        'post',
        '/claims',
        { ...claim, entityRef: ':::' },
        /:::/,
      ],
    ] as const)(
      '%s: 400 and says so',
      async (_, method, path, body, message) => {
        const response = await send(started, method, path, body);
        expect(response.body.error).toMatchObject({
          name: 'InputError',
          message: expect.stringMatching(message),
        });
        expect(response.status).toBe(400);
      },
    );

    it('names the field of the entity that does not exist', async () => {
      const response = await send(started, 'post', '/claims', {
        ...claim,
        entityRef: 'component:default/nope',
      });
      expect(response.body.error.causes).toEqual([
        { field: 'entityRef', message: expect.any(String) },
      ]);
    });

    it.each([
      ['get', '/claims/nowhere/my-apps/db', undefined],
      ['delete', '/claims/nowhere/my-apps/db', undefined],
      ['post', '/claims', { ...claim, cluster: 'nowhere' }],
      [
        'post',
        '/access-review',
        { cluster: 'nowhere', namespace: 'a', verb: 'create' },
      ],
    ] as const)(
      'an unknown cluster: %s %s: 404 naming it',
      async (method, path, body) => {
        const response = await send(started, method, path, body);
        expect(response.status).toBe(404);
        expect(response.body.error).toMatchObject({
          name: 'NotFoundError',
          message: expect.stringContaining('"nowhere"'),
        });
      },
    );

    it('an unknown offering: 404 naming it', async () => {
      const response = await send(
        started,
        'get',
        '/offerings/services/pg',
        undefined,
      );
      expect(response.status).toBe(404);
      expect(response.body.error.message).toContain('"pg"');
    });

    it('claims of an unknown entity: 404 naming it', async () => {
      const response = await send(
        started,
        'get',
        '/claims?entityRef=component:default/nope',
        undefined,
      );
      expect(response.status).toBe(404);
      expect(response.body.error.message).toContain('component:default/nope');
    });
  });

  describe('while the cluster does not answer', () => {
    let started: Started;
    beforeAll(async () => {
      started = await startBackend();
    });
    afterAll(() => started.backend.stop());

    it.each([
      ['get', '/claims/workload/my-apps/db', undefined],
      ['delete', '/claims/workload/my-apps/db', undefined],
      ['post', '/claims', claim],
      ['post', '/claims?dryRun=true', claim],
      ['post', '/claims', { ...claim, entityRef: 'component:default/orders' }],
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

  it('writes down what was tried and refused', async () => {
    const started = await startBackend({
      denied: ['services-toolkit.claim.create'],
    });
    await send(started, 'post', '/claims', claim);
    expect(started.audit.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'claim-create',
        severityLevel: 'medium',
        meta: { ...claim, dryRun: false },
      }),
    );
    expect(started.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
  });
});
