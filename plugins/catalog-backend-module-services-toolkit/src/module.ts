import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import {
  servicesToolkitClustersServiceRef,
  servicesToolkitReadModelServiceRef,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { readCatalogConfig } from './config/readCatalogConfig';
import { Ingestion } from './provider/Ingestion';
import { IngestionLease } from './provider/IngestionLease';
import { ServicesToolkitEntityProvider } from './provider/ServicesToolkitEntityProvider';
import { CatalogReader } from './read/CatalogReader';

/**
 * Brings the services that the configured clusters offer, and the claims on them, into the catalog.
 *
 * @public
 */
export const catalogModuleServicesToolkit = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'services-toolkit',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clusters: servicesToolkitClustersServiceRef,
        model: servicesToolkitReadModelServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
      },
      async init(deps) {
        const { clusters, logger, model } = deps;
        const defaults = readCatalogConfig(deps.config);
        const catalog = new CatalogReader(deps.catalog, deps.auth);
        const lease = await IngestionLease.create(deps.database, logger);
        const stop = new AbortController();
        let running = Promise.resolve();

        deps.processing.addEntityProvider(
          new ServicesToolkitEntityProvider(connection => {
            running = lease.runWhileHeld(stop.signal, signal =>
              new Ingestion({
                catalog,
                clusters,
                connection,
                defaults,
                logger,
                model,
              }).run(signal),
            );
          }),
        );
        deps.lifecycle.addShutdownHook(() => {
          stop.abort();
          return running;
        });
      },
    });
  },
});
