import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { ControllerContext } from '../../../runtime/ControllerContext';
import type { Watches } from '../../../runtime/watches/untilStopped';
import type { FactKinds } from './followFacts';
import type { OfferingInformers } from './followOfferingKinds';

/** What the controllers of offerings work with: one cluster, and what they follow there. */
export interface OfferingsContext extends Omit<ControllerContext, 'clusters'> {
  client: KubernetesClient;
  informers: OfferingInformers;
  facts: FactKinds;
  /** On the kinds that describe APIs, which are only known at run time. */
  watches: Watches;
}
