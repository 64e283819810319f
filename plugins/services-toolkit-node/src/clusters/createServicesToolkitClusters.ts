import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import type { PortalAccess } from '../access/PortalAccess';
import {
  type ClusterConfig,
  readClustersConfig,
} from '../config/readClustersConfig';
import type { ServicesToolkitClusters } from '../ServicesToolkitClusters';
import { findSharedTokens } from './findSharedTokens';
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
  const configured = readClustersConfig(config);
  void warnOfSharedTokens(configured, logger);
  const clusters = configured.map(
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

async function warnOfSharedTokens(
  clusters: readonly ClusterConfig[],
  logger: LoggerService,
): Promise<void> {
  for (const name of await findSharedTokens(clusters)) {
    logger.warn(
      `Cluster "${name}" is reached with the same ServiceAccount as in the kubernetes: section, so whoever may use the kubernetes plugin's proxy can act there as anybody whom the portal may act as: set servicesToolkit.clusters.${name}.serviceAccountToken (or serviceAccountTokenFile) to a token of services-toolkit-portal, and give the kubernetes: section another ServiceAccount's, which only reads.`,
    );
  }
}
