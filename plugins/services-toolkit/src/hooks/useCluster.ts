import type { Cluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClusters } from './useClusters';

/** One of the configured clusters, as soon as it is known. */
export function useCluster(name: string): Cluster | undefined {
  return useClusters().value?.find(cluster => cluster.name === name);
}
