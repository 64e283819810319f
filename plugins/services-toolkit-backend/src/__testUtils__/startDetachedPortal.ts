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
import request from 'supertest';
import servicesToolkitPlugin from '..';
import { assertDescribed } from './assertDescribed';

const base = '/api/services-toolkit';

/**
 * The real plugin and the real cluster service, with one cluster that does not answer: nothing listens at its port.
 * What a cluster says is tested against a real API server (*.cluster.test.ts).
 */
export async function startDetachedPortal(options: { denied?: string[] } = {}) {
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

export type DetachedPortal = Awaited<ReturnType<typeof startDetachedPortal>>;
export type Method = 'get' | 'post' | 'delete';

/** A request that is right. */
export const aClaimRequest = {
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'db',
  class: 'postgres-pool',
};

/** Sends a request, as a person unless told otherwise. Fails on an answer that the OpenAPI document does not describe. */
export async function send(
  { api }: DetachedPortal,
  method: Method,
  path: string,
  body: object | undefined,
  authorization = mockCredentials.user.header(),
) {
  const call = api[method](base + path).set('Authorization', authorization);
  const response = await (body ? call.send(body) : call);
  assertDescribed(method, path, response);
  return response;
}
