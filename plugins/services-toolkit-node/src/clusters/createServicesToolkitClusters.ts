import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { readClustersConfig } from '../config/readClustersConfig';
import type { ServicesToolkitClusters } from '../ServicesToolkitClusters';
import { DefaultServicesToolkitCluster } from './DefaultServicesToolkitCluster';

export interface ServicesToolkitClustersOptions {
  config: Config;
  logger: LoggerService;
  /** Ends every watch. */
  signal: AbortSignal;
}

/** @throws InputError if the configuration is not right */
export function createServicesToolkitClusters(
  options: ServicesToolkitClustersOptions,
): ServicesToolkitClusters {
  const { config, logger, signal } = options;
  const clusters = readClustersConfig(config).map(
    cluster => new DefaultServicesToolkitCluster(cluster, logger, signal),
  );
  return {
    list: () => clusters,
    get(name) {
      const cluster = clusters.find(candidate => candidate.name === name);
      if (!cluster) {
        throw new NotFoundError(
          `There is no cluster "${name}" under servicesToolkit.clusters in the portal's configuration`,
        );
      }
      return cluster;
    },
  };
}
