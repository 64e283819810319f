import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { teamEntities } from './teams';

/**
 * Puts into the catalog: teams, people and components; and, as they are sent by the parent process, entities that go
 * straight there: the floor that our module is measured against.
 *
 * `standInForToolkit`: a provider that has the name of ours and nothing to say. The entities in the database are those of
 * the run before, which the catalog goes on processing.
 */
export function benchEntities(options: { standInForToolkit: boolean }) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'bench-entities',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'bench-teams',
            async connect(connection) {
              await connection.applyMutation({
                type: 'full',
                entities: teamEntities().map(entity => ({ entity })),
              });
            },
          });
          let deltas: EntityProviderConnection | undefined;
          catalog.addEntityProvider({
            getProviderName: () => 'bench-deltas',
            async connect(connection) {
              deltas = connection;
            },
          });
          process.on('message', (message: { delta?: Entity }) => {
            if (!message.delta) return;
            deltas
              ?.applyMutation({
                type: 'delta',
                added: [{ entity: message.delta, locationKey: 'bench-deltas' }],
                removed: [],
              })
              .catch(error => process.send?.({ failed: String(error) }));
          });
          if (options.standInForToolkit) {
            catalog.addEntityProvider({
              getProviderName: () => 'services-toolkit',
              async connect() {},
            });
          }
        },
      });
    },
  });
}
