import {
  createEventRecorder,
  createManager,
  type EventRecorder,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import { claimsPart } from '../parts/claims/part';
import { offeringsPart } from '../parts/offerings/part';
import type { Part } from '../parts/Part';
import { PartRunner } from '../parts/PartRunner';
import { projectionPart } from '../parts/projection/part';
import { replicationPart } from '../parts/replication/part';
import { Clusters } from '../runtime/Clusters';
import type { ControllerContext } from '../runtime/ControllerContext';

/** Those that run where nobody says which. */
export const defaultParts: readonly Part[] = [claimsPart, offeringsPart];

/** All that there are. */
export const allParts: readonly Part[] = [
  ...defaultParts,
  projectionPart,
  replicationPart,
];

/** The parts and what they stand on. */
export interface Controllers {
  /** `run` lets them work. */
  runner: PartRunner;
  context: ControllerContext;
  events: EventRecorder;
}

/** Puts the parts that are switched on together, for one term. */
export function createControllers(options: {
  /** Of the cluster that this process belongs to. */
  client: KubernetesClient;
  /** Makes a client whose writes fail once this process does not lead any more; left out where nobody is elected. */
  fence?: (client: KubernetesClient) => KubernetesClient;
  leaseNamespace: string;
  /** None when left out. */
  operatorNamespaces?: readonly string[];
  logger: Logger;
  /** Those that run by default when left out. */
  parts?: readonly Part[];
  clock?: () => Date;
  onOutcome?: ControllerContext['onOutcome'];
}): Controllers {
  const {
    client,
    fence = same => same,
    leaseNamespace,
    operatorNamespaces = [],
    logger,
    parts = defaultParts,
    clock = () => new Date(),
    onOutcome,
  } = options;
  const manager = createManager({ logger });
  const clusters = new Clusters({ client, fence, manager, logger });
  const events = createEventRecorder({
    client: clusters.home.client,
    component: 'services-toolkit-controllers',
    logger,
  });
  const context: ControllerContext = {
    clusters,
    events,
    clock,
    leaseNamespace,
    operatorNamespaces,
    logger,
    ...(onOutcome && { onOutcome }),
  };
  const units = parts.flatMap(part => part.assemble(context));
  const runner = new PartRunner({ units, manager, logger });
  return { runner, context, events };
}
