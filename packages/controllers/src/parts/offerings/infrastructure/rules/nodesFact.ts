import type { ClusterInfrastructureStatus } from '@services-toolkit/kubernetes-api';
import type { Node } from '../../kinds/Node';
import { zoneLabel } from '../../kinds/transformNode';
import { listed } from './listed';
import { withoutV } from './withoutV';

type NodesFact = NonNullable<ClusterInfrastructureStatus['nodes']>;

/** How many nodes there are, and what those are like that take pods. */
export function nodesFact(nodes: readonly Node[]): NodesFact {
  const schedulable = nodes.filter(isSchedulable);
  return {
    total: nodes.length,
    ready: nodes.filter(isReady).length,
    schedulable: schedulable.length,
    zones: listed(schedulable.map(one => one.metadata.labels?.[zoneLabel])),
    architectures: listed(
      schedulable.map(one => one.status?.nodeInfo?.architecture),
    ),
    kubeletVersions: listed(
      schedulable.map(one => withoutV(one.status?.nodeInfo?.kubeletVersion)),
    ),
  };
}

function isReady({ status }: Node): boolean {
  return (status?.conditions ?? []).some(
    one => one.type === 'Ready' && one.status === 'True',
  );
}

/**
 * Whether ordinary pods may be put there. Kubernetes' own taints (`node.kubernetes.io/not-ready` and its siblings) repeat what
 * Ready and `spec.unschedulable` say, or pass, as pressures do; and a new node has one until a controller takes it off. Any
 * other taint keeps pods away that do not ask for the node: of control planes, of nodes for one purpose, of those that an
 * autoscaler is about to remove. A node of the control plane without its taint takes pods like any other.
 */
function isSchedulable(node: Node): boolean {
  const { metadata, spec } = node;
  return (
    isReady(node) &&
    !spec?.unschedulable &&
    metadata.deletionTimestamp === undefined &&
    !(spec?.taints ?? []).some(
      ({ key, effect }) =>
        (effect === 'NoSchedule' || effect === 'NoExecute') &&
        !key.startsWith('node.kubernetes.io/'),
    )
  );
}
