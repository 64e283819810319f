import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import type { PortalAccess } from '../access/PortalAccess';
import { readClustersConfig } from '../config/readClustersConfig';
import type { ServicesToolkitClusters } from '../ServicesToolkitClusters';
import { DefaultServicesToolkitCluster } from './DefaultServicesToolkitCluster';

export interface ServicesToolkitClustersOptions {
  config: Config;
  logger: LoggerService;
  /** What a plugin lends for clusters that are reached through other plugins. */
  portal: () => PortalAccess;
  /** Ends every watch. */
  signal: AbortSignal;
}

/** @throws InputError if the configuration is not right */
export function createServicesToolkitClusters(
  options: ServicesToolkitClustersOptions,
): ServicesToolkitClusters {
  const { config, logger, portal, signal } = options;
  const clusters = readClustersConfig(config).map(
    cluster =>
      new DefaultServicesToolkitCluster(cluster, { logger, portal, signal }),
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
