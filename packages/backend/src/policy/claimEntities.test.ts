import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { decideOnClaimEntities } from '@services-toolkit/backstage-plugin-catalog-backend-module-services-toolkit';
import { eventually } from '@services-toolkit/test-support';
import { entitiesOf } from '../__testUtils__/entitiesOf';

const location = 'url:https://example.com/catalog-info.yaml';

function aResource(name: string, type: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
      },
    },
    spec: { type, owner },
  };
}

/** The real catalog with a policy that has the part for claims. */
async function startCatalog() {
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      entitiesOf('test', [
        aResource('alices-db-1', 'service-claim', 'user:default/alice'),
        aResource('teams-db-2', 'service-claim', 'group:default/team-apps'),
        aResource('postgres', 'service-offering', 'group:default/platform'),
      ]),
      mockServices.rootConfig.factory({
        data: {
          catalog: {
            stitchingStrategy: {
              mode: 'deferred',
              pollingInterval: { milliseconds: 100 },
            },
          },
        },
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: { auth: coreServices.auth },
        factory: ({ auth }) => ({
          authorize: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW })),
          authorizeConditional: async (requests, options) =>
            requests.map(({ permission }) => {
              const credentials = options?.credentials;
              if (!credentials || !auth.isPrincipal(credentials, 'user')) {
                return { result: AuthorizeResult.ALLOW };
              }
              const { userEntityRef } = credentials.principal;
              return (
                decideOnClaimEntities(
                  { permission },
                  {
                    credentials,
                    info: {
                      userEntityRef,
                      ownershipEntityRefs: [userEntityRef],
                    },
                  },
                ) ?? { result: AuthorizeResult.ALLOW }
              );
            }),
        }),
      }),
    ],
  });
  const names = async (as?: string, query = '') => {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/catalog/entities${query}`,
      {
        headers: {
          authorization: as
            ? mockCredentials.user.header(as)
            : mockCredentials.service.header(),
        },
      },
    );
    const entities: Entity[] = await response.json();
    return entities.map(({ metadata }) => metadata.name).sort();
  };
  return { names, stop: () => backend.stop() };
}

describe('decideOnClaimEntities', () => {
  it('shows claims in the catalog to their owners only, and all else as before', async () => {
    const { names, stop } = await startCatalog();
    try {
      await eventually('all of them', async () => (await names()).length === 3);
      expect(await names('user:default/alice')).toEqual([
        'alices-db-1',
        'postgres',
      ]);
      expect(await names('user:default/bob')).toEqual(['postgres']);
      expect(
        await names('user:default/bob', '?filter=spec.type=service-claim'),
      ).toEqual([]);
    } finally {
      await stop();
    }
  });

  it('has no say in anything else', () => {
    const permission = {
      type: 'basic' as const,
      name: 'services-toolkit.claim.create',
      attributes: {},
    };
    expect(decideOnClaimEntities({ permission })).toBeUndefined();
  });
});
