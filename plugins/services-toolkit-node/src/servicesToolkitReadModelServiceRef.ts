import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  createReadModel,
  type ServicesToolkitReadModel,
} from './model/ReadModel';
import { servicesToolkitClustersServiceRef } from './servicesToolkitClustersServiceRef';

/**
 * What the clusters offer and the claims on it: one model for all plugins of a backend.
 *
 * @public
 */
export const servicesToolkitReadModelServiceRef =
  createServiceRef<ServicesToolkitReadModel>({
    id: 'services-toolkit.read-model',
    // Because the clusters are: the first plugin brings them.
    scope: 'plugin',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: {
          clusters: servicesToolkitClustersServiceRef,
          logger: coreServices.rootLogger,
        },
        createRootContext: () => {
          let model: ServicesToolkitReadModel | undefined;
          return {
            of(deps: Parameters<typeof createReadModel>[0]) {
              model ??= createReadModel(deps);
              return model;
            },
          };
        },
        factory: (deps, shared) => shared.of(deps),
      }),
  });
