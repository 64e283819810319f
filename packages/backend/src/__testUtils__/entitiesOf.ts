import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

/** One more source of the catalog, with these entities. */
export function entitiesOf(source: string, entities: readonly Entity[]) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: source,
    register(reg) {
      reg.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => source,
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity,
                  locationKey: source,
                })),
              }),
          });
        },
      });
    },
  });
}
