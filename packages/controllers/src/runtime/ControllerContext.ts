import type {
  ControllerOptions,
  EventRecorder,
  Logger,
} from '@services-toolkit/kubernetes-runtime';
import type { Clusters } from './Clusters';

/** What every part works with; all of it comes from outside, so that tests decide about it. */
export interface ControllerContext {
  clusters: Clusters;
  events: EventRecorder;
  clock: () => Date;
  /** The controllers' own namespace, where the Leases are. Writing there is for the controllers only. */
  leaseNamespace: string;
  /** Where operators are installed, and nobody else may write: they are told by labels, which whoever writes can forge. */
  operatorNamespaces: readonly string[];
  logger: Logger;
  /** Told how each run of a controller ended: for metrics, and for tests that wait for rest. */
  onOutcome?: ControllerOptions['onOutcome'];
}
