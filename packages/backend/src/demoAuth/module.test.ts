import { request } from 'node:http';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { demoAuthModule } from './module';

const config = (environment: string, baseUrl: string) => ({
  app: { baseUrl },
  auth: {
    environment,
    providers: { demo: { development: { users: ['alice'] } } },
  },
});

const start = (environment: string, baseUrl = 'http://localhost') =>
  startTestBackend({
    features: [
      authPlugin,
      demoAuthModule,
      mockServices.rootConfig.factory({ data: config(environment, baseUrl) }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: 'alice' },
            spec: { memberOf: ['team-apps'] },
            relations: [
              { type: 'memberOf', targetRef: 'group:default/team-apps' },
            ],
          },
        ],
      }),
    ],
  });

describe('demoAuthModule', () => {
  it('signs in who is asked for, with the groups that the catalog knows', async () => {
    const { server } = await start('development');
    const answer = await fetch(
      `http://localhost:${server.port()}/api/auth/demo/refresh`,
      { headers: { 'x-demo-user': 'alice' } },
    );
    expect(await answer.json()).toMatchObject({
      profile: { displayName: 'alice' },
      backstageIdentity: {
        identity: {
          userEntityRef: 'user:default/alice',
          ownershipEntityRefs: [
            'user:default/alice',
            'group:default/team-apps',
          ],
        },
      },
    });
  });

  it.each([
    ['nobody', {}, "no header 'x-demo-user'"],
    ['a stranger', { 'x-demo-user': 'eve' }, "no person 'eve'"],
    ['nonsense', { 'x-demo-user': ':://' }, "no person ':://'"],
  ])('refuses %s, and says who there is', async (_, headers, message) => {
    const { server } = await start('development');
    const answer = await fetch(
      `http://localhost:${server.port()}/api/auth/demo/refresh`,
      { headers: headers as Record<string, string> },
    );
    expect(answer.status).toBe(401);
    const { error } = await answer.json();
    expect(error.message).toContain(message);
    expect(error.message).toContain('user:default/alice');
  });

  it.each([
    ['localhost:3000', 200],
    ['127.0.0.1:7007', 200],
    ['[::1]:3000', 200],
    ['portal.example.org', 200],
    ['rebound.example.com:3000', 401],
    ['127.0.0.1.rebound.example.com', 401],
    ['localhost@rebound.example.com', 401],
  ])('answers a page of the host %p with %i', async (host, code) => {
    const { server } = await start('development', 'https://portal.example.org');
    // What a page may send; `fetch` would set the host itself.
    const headers = {
      host,
      'x-demo-user': 'alice',
      'x-forwarded-host': 'localhost',
    };
    const status = await new Promise((resolve, reject) => {
      request(
        {
          ...{ port: server.port(), path: '/api/auth/demo/refresh', headers },
        },
        answer => resolve(answer.resume().statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(code);
  });

  it('keeps the backend from starting anywhere but in development', async () => {
    await expect(start('production')).rejects.toThrow(/for development only/);
  });
});
