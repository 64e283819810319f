import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import { type TestCluster } from '@services-toolkit/test-support';
import type { Knex } from 'knex';
import catalogModuleServicesToolkit from '..';

/** The real catalog backend with the module, towards real clusters. */
export interface TestCatalog {
  /** What the module made, by entity ref. */
  entities(): Promise<Map<string, Entity>>;
  /** As anyone gets it from the catalog's API. */
  entity(ref: string): Promise<Entity | undefined>;
  stop(): Promise<void>;
}

export interface TestCatalogOptions {
  knex: Knex;
  clusters: Record<
    string,
    Pick<TestCluster, 'server' | 'caData' | 'portalToken'>
  >;
  /** What other sources have in the catalog. */
  others?: Entity[];
}

export async function startTestCatalog({
  clusters,
  knex,
  others = [],
}: TestCatalogOptions): Promise<TestCatalog> {
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleServicesToolkit,
      otherEntities(others),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data: configOf(clusters) }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api/catalog`;
  const get = async (path: string) => {
    const response = await fetch(`${base}${path}`, {
      headers: { authorization: mockCredentials.service.header() },
    });
    return response.ok ? response.json() : undefined;
  };
  return {
    async entities() {
      const answer = await get('/entities?filter=kind=resource');
      const ours = ((answer ?? []) as Entity[]).filter(({ metadata }) =>
        metadata.annotations?.[
          'backstage.io/managed-by-origin-location'
        ]?.startsWith('services-toolkit:'),
      );
      return new Map(
        ours.map(entity => [stringifyEntityRef(entity), entity] as const),
      );
    },
    entity(ref) {
      const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(ref) ?? [];
      return get(`/entities/by-name/${kind}/${namespace}/${name}`);
    },
    stop: () => backend.stop(),
  };
}

function otherEntities(entities: Entity[]) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'others',
    register(reg) {
      reg.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'others',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity,
                  locationKey: 'others',
                })),
              }),
          });
        },
      });
    },
  });
}

function configOf(clusters: TestCatalogOptions['clusters']): JsonObject {
  const names = Object.keys(clusters);
  return {
    catalog: {
      stitchingStrategy: {
        mode: 'deferred',
        pollingInterval: { milliseconds: 100 },
      },
    },
    servicesToolkit: {
      catalog: { defaultOwner: 'group:default/platform-team' },
      clusters: Object.fromEntries(names.map(name => [name, {}])),
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: Object.entries(clusters).map(([name, cluster]) => ({
            name,
            url: cluster.server,
            authProvider: 'serviceAccount',
            serviceAccountToken: cluster.portalToken,
            caData: cluster.caData,
          })),
        },
      ],
    },
  };
}
