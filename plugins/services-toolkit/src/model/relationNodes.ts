import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';

type Relation = ServiceInDetail['relations'][number];

/** A kind in the picture of how a service's kinds relate. */
export interface RelationNode {
  id: string;
  kind: string;
  /** Empty for Kubernetes' core kinds. */
  group: string;
  /** In pixels: as wide as its names are about to be. What is called `width` the library measures and overwrites. */
  boxWidth: number;
}

/** Each kind once, and between each two of them what they have to do with one another. */
export function relationNodes(relations: readonly Relation[]): {
  nodes: RelationNode[];
  edges: { from: string; to: string; type: Relation['type'] }[];
} {
  const ids = new Set(relations.flatMap(({ from, to }) => [from, to]));
  return {
    nodes: Array.from(ids, id => {
      const [kind = id, ...group] = id.split('.');
      const groupName = group.join('.');
      return {
        id,
        kind,
        group: groupName,
        boxWidth: Math.max(
          80,
          kind.length * 10 + 32,
          groupName.length * 8 + 32,
        ),
      };
    }),
    edges: relations.map(({ from, to, type }) => ({ from, to, type })),
  };
}

/** In pixels: as many boxes stand one below the other as a usual service has. */
export function relationsHeight(nodes: number): number {
  return 80 + Math.min(5, Math.ceil(nodes / 2)) * 56;
}
