import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import type { PortalAccess } from './access/PortalAccess';
import { createServicesToolkitClusters } from './clusters/createServicesToolkitClusters';
import type { ServicesToolkitClusters } from './ServicesToolkitClusters';

/**
 * The clusters that the portal works with: one instance for all plugins of a backend, and the one place that holds
 * watches. An app replaces it with `backend.add(createServiceFactory({ service: servicesToolkitClustersServiceRef, … }))`.
 *
 * @public
 */
export const servicesToolkitClustersServiceRef =
  createServiceRef<ServicesToolkitClusters>({
    id: 'services-toolkit.clusters',
    // Only a plugin can ask other plugins. The clusters are made once, in the root context, and the first plugin that
    // uses them lends its identity to those that are reached through the catalog or the kubernetes plugin.
    scope: 'plugin',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: {
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          discovery: coreServices.discovery,
          lifecycle: coreServices.rootLifecycle,
          logger: coreServices.rootLogger,
        },
        createRootContext({ config, lifecycle, logger }) {
          const stop = new AbortController();
          lifecycle.addShutdownHook(() => stop.abort());
          let lent: PortalAccess | undefined;
          const clusters = createServicesToolkitClusters({
            config,
            logger: logger.child({ service: 'services-toolkit.clusters' }),
            portal() {
              if (!lent) {
                throw new Error('No plugin of this backend uses the clusters');
              }
              return lent;
            },
            signal: stop.signal,
          });
          return {
            provideTo(access: PortalAccess) {
              lent ??= access;
              return clusters;
            },
          };
        },
        factory: ({ auth, catalog, discovery }, shared) =>
          shared.provideTo({ auth, catalog, discovery }),
      }),
  });
