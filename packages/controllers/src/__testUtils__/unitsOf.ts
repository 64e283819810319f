import {
  createManager,
  silentLogger,
} from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import type { Part, Unit } from '../parts/Part';
import { createControllers } from '../process/createControllers';
import { Clusters } from '../runtime/Clusters';

/** What a part is put together from, on a cluster that has nothing. */
export function unitsOf(part: Part): readonly Unit[] {
  const client = new InMemoryKubernetes();
  const manager = createManager({ logger: silentLogger });
  const { context } = createControllers({
    client,
    leaseNamespace: 'leases',
    logger: silentLogger,
    parts: [],
  });
  const clusters = new Clusters({
    ...{ client, manager, logger: silentLogger },
    fence: same => same,
  });
  return part.assemble({ ...context, clusters });
}
