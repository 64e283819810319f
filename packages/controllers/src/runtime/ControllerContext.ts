import type {
  ControllerOptions,
  EventRecorder,
  KubernetesClient,
  Logger,
} from '@services-toolkit/kubernetes-runtime';
import type { Informers } from '../parts/claims/createInformers';
import type { ResourceWatches } from './watches/ResourceWatches';

/** What the controllers work with; all of it comes from outside, so that tests decide about it. */
export interface ControllerContext {
  client: KubernetesClient;
  informers: Informers;
  watches: ResourceWatches;
  events: EventRecorder;
  clock: () => Date;
  /** Where the Leases are. Writing there is for the controllers only. */
  leaseNamespace: string;
  logger: Logger;
  /** Told how each run of a controller ended: for metrics, and for tests that wait for rest. */
  onOutcome?: ControllerOptions['onOutcome'];
}
