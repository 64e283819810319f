import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/**
 * A portal's backend with the catalog and our module, and nothing else. Beside it a provider puts what the parent
 * process sends straight into the catalog: the floor that the module is measured against.
 */
const deltaFloor = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bench-delta',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        lifecycle: coreServices.lifecycle,
      },
      async init({ catalog, lifecycle }) {
        let connection: EntityProviderConnection | undefined;
        catalog.addEntityProvider({
          getProviderName: () => 'bench-delta',
          async connect(connected) {
            connection = connected;
          },
        });
        process.on('message', (entity: Entity) => {
          connection
            ?.applyMutation({
              type: 'delta',
              added: [{ entity, locationKey: 'bench-delta' }],
              removed: [],
            })
            .catch(error => process.send?.({ failed: String(error) }));
        });
        lifecycle.addStartupHook(() => {
          process.send?.({ started: true });
        });
      },
    });
  },
});

// The parent's end is ours.
process.on('disconnect', () => process.exit(0));

const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import(
    '@services-toolkit/backstage-plugin-catalog-backend-module-services-toolkit'
  ),
);
backend.add(deltaFloor);
backend.start().catch(error => {
  console.error(error);
  process.exit(1);
});
