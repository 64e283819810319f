import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { ServicesToolkitClusters } from '../ServicesToolkitClusters';

export interface ServicesToolkitClustersOptions {
  config: RootConfigService;
  logger: LoggerService;
  /** Ends every watch. */
  signal: AbortSignal;
}
export declare function createServicesToolkitClusters(
  options: ServicesToolkitClustersOptions,
): ServicesToolkitClusters;
