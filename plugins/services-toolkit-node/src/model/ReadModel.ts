import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ServicesToolkitClusters } from '../ServicesToolkitClusters';
import { ClaimModel } from './claims/ClaimModel';
import { OfferingModel } from './offerings/OfferingModel';
import { ProjectionModel } from './projection/ProjectionModel';
import { ServiceModel } from './services/ServiceModel';

/**
 * What all clusters offer, the claims on it, and what clusters use of each other.
 *
 * @public
 */
export interface ReadModel {
  readonly claims: ClaimModel;
  readonly offerings: OfferingModel;
  readonly services: ServiceModel;
  readonly projection: ProjectionModel;
  /** Ends this use of it. */
  stop(): void;
}

/**
 * Opens the model: the first one who needs it starts it, and the last one who stops ends it.
 *
 * @public
 */
export interface ServicesToolkitReadModel {
  open(): ReadModel;
}

/**
 * One model for all plugins of a backend.
 *
 * @public
 */
export function createReadModel(deps: {
  clusters: ServicesToolkitClusters;
  logger: LoggerService;
}): ServicesToolkitReadModel {
  let users = 0;
  let model: Omit<ReadModel, 'stop'> | undefined;
  const close = () => {
    users -= 1;
    if (users === 0) {
      model?.claims.stop();
      model?.offerings.stop();
      model?.services.stop();
      model?.projection.stop();
      model = undefined;
    }
  };
  return {
    open() {
      users += 1;
      model ??= {
        claims: new ClaimModel(deps.clusters, deps.logger),
        offerings: new OfferingModel(deps.clusters, deps.logger),
        services: new ServiceModel(deps.clusters, deps.logger),
        projection: new ProjectionModel(deps.clusters, deps.logger),
      };
      let open = true;
      return {
        ...model,
        stop() {
          if (open) {
            open = false;
            close();
          }
        },
      };
    },
  };
}
