import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { ControllerContext } from '../../../runtime/ControllerContext';
import type { Watches } from '../../../runtime/watches/untilStopped';
import type { Informers } from './followClaimKinds';

/** What the controllers of claims work with: one cluster, and what they follow there. */
export interface ClaimsContext extends Omit<ControllerContext, 'clusters'> {
  client: KubernetesClient;
  informers: Informers;
  watches: Watches;
}
