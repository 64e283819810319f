import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type {
  AuditorServiceCreateEventOptions,
  BackendFeature,
  PermissionsService,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import { type TestCluster } from '@services-toolkit/test-support';
import { endingDatabases } from '@services-toolkit/test-support/backend';
import request from 'supertest';
import servicesToolkitPlugin from '..';
import { assertDescribed } from './assertDescribed';

const groups: Record<string, string> = {
  'user:default/alice': 'group:default/team-apps',
  'user:default/bob': 'group:default/team-guests',
};

/** One line of the audit log. */
export interface AuditedEvent {
  eventId: string;
  meta: unknown;
  outcome: 'success' | string;
}

/** The plugin in a backend, towards a real cluster. */
export interface TestPortal {
  /**
   * A request as a person (`alice`), as another plugin (`service`), or as nobody. Fails on an answer that the OpenAPI
   * document does not describe.
   */
  send(
    as: string | undefined,
    method: 'get' | 'post' | 'delete',
    path: string,
    body?: object,
    /** Tokens of their own for clusters, by auth provider. */
    tokens?: Record<string, string>,
  ): Promise<request.Response>;
  audit: AuditedEvent[];
  /** All that the backend logged. */
  log: string[];
  /** Where all of the backend listens, other plugins included. */
  origin: string;
  /** What Backstage's policy says from now on; default: everything is allowed. */
  setPolicy(policy: (permission: string) => PolicyDecision): void;
  stop(): Promise<void>;
}

const allow = (): PolicyDecision => ({ result: AuthorizeResult.ALLOW });

const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: { auth: coreServices.auth },
  factory: ({ auth }) => ({
    async getUserInfo(credentials) {
      if (!auth.isPrincipal(credentials, 'user')) {
        throw new Error('not a user');
      }
      const { userEntityRef } = credentials.principal;
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, groups[userEntityRef] ?? ''],
      };
    },
  }),
});

export async function startTestPortal(
  cluster: Pick<TestCluster, 'server' | 'caData' | 'portalToken'>,
  entities: Entity[],
  options: { identity?: string; features?: BackendFeature[] } = {},
): Promise<TestPortal> {
  const audit: AuditedEvent[] = [];
  const log: string[] = [];
  let policy: (permission: string) => PolicyDecision = allow;
  const backend = await startTestBackend({
    features: [
      servicesToolkitPlugin,
      endingDatabases,
      catalogServiceMock.factory({ entities }),
      recordingAuditor(audit),
      permissionsOf(permission => policy(permission)),
      userInfo,
      recordingLogger(log),
      mockServices.rootConfig.factory({
        data: configOf(cluster, options.identity),
      }),
      ...(options.features ?? []),
    ],
  });
  const api = request(backend.server);
  return {
    audit,
    log,
    origin: `http://localhost:${backend.server.port()}`,
    async send(as, method, path, body, tokens = {}) {
      const call = api[method](`/api/services-toolkit${path}`).set(
        'Authorization',
        authorization(as),
      );
      for (const [provider, token] of Object.entries(tokens)) {
        call.set(`Backstage-Kubernetes-Authorization-oidc-${provider}`, token);
      }
      const response = await (body ? call.send(body) : call);
      assertDescribed(method, path, response);
      return response;
    },
    setPolicy(next) {
      policy = next;
    },
    stop: () => backend.stop(),
  };
}

function authorization(as: string | undefined): string {
  if (as === undefined) {
    return mockCredentials.none.header();
  }
  return as === 'service'
    ? mockCredentials.service.header()
    : mockCredentials.user.header(`user:default/${as}`);
}

function configOf(
  cluster: Pick<TestCluster, 'server' | 'caData' | 'portalToken'>,
  identity = 'impersonate',
) {
  return {
    app: { baseUrl: 'http://localhost:3000' },
    servicesToolkit: {
      clusters: { workload: { identity } },
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'workload',
              title: 'Workload',
              url: cluster.server,
              ...(identity === 'user'
                ? { authProvider: 'oidc', oidcTokenProvider: 'okta' }
                : { authProvider: 'serviceAccount' }),
              serviceAccountToken: cluster.portalToken,
              caData: cluster.caData,
            },
          ],
        },
      ],
    },
  };
}

function permissionsOf(decide: (permission: string) => PolicyDecision) {
  const conditional: PermissionsService['authorizeConditional'] =
    async requests => requests.map(({ permission }) => decide(permission.name));
  return createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => ({
      authorizeConditional: conditional,
      authorize: async requests =>
        requests.map(({ permission }) => {
          const decision = decide(permission.name);
          if (decision.result === AuthorizeResult.CONDITIONAL) {
            throw new Error(`${permission.name} has no resource to judge`);
          }
          return decision;
        }),
    }),
  });
}

function recordingLogger(log: string[]) {
  const record = (message: string, meta?: object) => {
    log.push(
      `${message} ${meta instanceof Error ? meta.stack : JSON.stringify(meta)}`,
    );
  };
  const logger: RootLoggerService = {
    error: record,
    warn: record,
    info: record,
    debug: record,
    child: () => logger,
  };
  return createServiceFactory({
    service: coreServices.rootLogger,
    deps: {},
    factory: () => logger,
  });
}

function recordingAuditor(audit: AuditedEvent[]) {
  const createEvent = async ({
    eventId,
    meta,
  }: AuditorServiceCreateEventOptions) => ({
    success: async () => {
      audit.push({ eventId, meta, outcome: 'success' });
    },
    fail: async ({ error }: { error: Error }) => {
      audit.push({ eventId, meta, outcome: error.name });
    },
  });
  return createServiceFactory({
    service: coreServices.auditor,
    deps: {},
    factory: () => ({ createEvent }),
  });
}
