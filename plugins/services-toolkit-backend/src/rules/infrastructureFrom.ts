import type { Infrastructure } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  type ClusterInfrastructure,
  getCondition,
} from '@services-toolkit/kubernetes-api';

/** The facts of a cluster as the claim API tells them. */
export function infrastructureFrom(
  cluster: string,
  { status = {} }: ClusterInfrastructure,
  { stale }: { stale: boolean },
): Infrastructure {
  const {
    conditions,
    nodes,
    observed = [],
    unknown = [],
    observedGeneration: _,
    ...facts
  } = status;
  const ready = getCondition(conditions, 'Ready');
  return {
    cluster,
    ...(stale && { stale }),
    ready: ready?.status ?? 'Unknown',
    ...(ready?.message &&
      ready.status !== 'True' && { message: ready.message }),
    ...facts,
    ...(nodes && {
      nodes: {
        ...nodes,
        zones: nodes.zones ?? [],
        architectures: nodes.architectures ?? [],
        kubeletVersions: nodes.kubeletVersions ?? [],
      },
    }),
    observed,
    unknown,
  };
}
