import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
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
    scope: 'root',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: {
          config: coreServices.rootConfig,
          logger: coreServices.rootLogger,
          lifecycle: coreServices.rootLifecycle,
        },
        factory({ config, logger, lifecycle }) {
          const stop = new AbortController();
          lifecycle.addShutdownHook(() => stop.abort());
          return createServicesToolkitClusters({
            config,
            logger: logger.child({ service: 'services-toolkit.clusters' }),
            signal: stop.signal,
          });
        },
      }),
  });
