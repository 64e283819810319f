import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClusters } from './useClusters';

/** The cluster that a claim is on, as soon as it is known. */
export function useClusterOf(claim: Claim): Cluster | undefined {
  return useClusters().value?.find(({ name }) => name === claim.cluster);
}
