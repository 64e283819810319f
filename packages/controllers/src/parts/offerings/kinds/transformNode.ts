import type { Node } from './Node';

export const zoneLabel = 'topology.kubernetes.io/zone';

/**
 * What the facts are made of. A kubelet writes its node's status over and over (heartbeats, images, resources), and a node is
 * tens of kilobytes: nothing of that stays, so that what is left is the same after a heartbeat.
 */
export function transformNode({
  apiVersion,
  kind,
  metadata,
  spec,
  status,
}: Node): Node {
  const { name, uid, resourceVersion, deletionTimestamp, labels } = metadata;
  const zone = labels?.[zoneLabel];
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const taints = (spec?.taints ?? []).map(({ key, effect }) => ({
    ...{ key, effect },
  }));
  const { architecture, kubeletVersion } = status?.nodeInfo ?? {};
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      uid,
      resourceVersion,
      ...(deletionTimestamp !== undefined && { deletionTimestamp }),
      ...(zone !== undefined && { labels: { [zoneLabel]: zone } }),
    },
    spec: {
      ...(spec?.unschedulable && { unschedulable: true }),
      ...(taints.length > 0 && { taints }),
    },
    status: {
      ...(ready && {
        conditions: [{ type: 'Ready', status: ready.status }],
      }),
      nodeInfo: {
        ...(architecture !== undefined && { architecture }),
        ...(kubeletVersion !== undefined && { kubeletVersion }),
      },
    },
  };
}
