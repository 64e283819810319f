import type {
  GraphLink,
  ClaimGraph,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What the graph shows as one: a link, or all links of a kind of which there are several. */
export interface GraphNode {
  /** The `id` of its only link, else the links' kind. */
  id: string;
  kind: GraphLink['kind'];
  /** Of several links the worst one's. */
  state: GraphLink['state'];
  since?: string;
  links: readonly [GraphLink, ...GraphLink[]];
  /** How many more there are that the answer leaves out. */
  omitted: number;
}

/** The worst first. */
const severity = [
  'failed',
  'waiting',
  'unknown',
  'hidden',
  'notReached',
  'ok',
] as const satisfies readonly GraphLink['state'][];

/** The nodes of a graph in its order; resources and workloads may be many, and count as one. */
export function graphNodes(
  graph: Pick<ClaimGraph, 'links' | 'omittedResources'>,
): GraphNode[] {
  const nodes: GraphNode[] = [];
  for (const link of graph.links) {
    const last = nodes.at(-1);
    const joins = link.kind === 'resource' || link.kind === 'workload';
    if (joins && last?.kind === link.kind) {
      nodes[nodes.length - 1] = node([...last.links, link], graph);
    } else {
      nodes.push(node([link], graph));
    }
  }
  return nodes;
}

function node(
  links: readonly [GraphLink, ...GraphLink[]],
  { omittedResources }: Pick<ClaimGraph, 'omittedResources'>,
): GraphNode {
  const [first] = links;
  const state =
    severity.find(one => links.some(link => link.state === one)) ?? first.state;
  const since = links.find(link => link.state === state)?.since;
  return {
    id: links.length > 1 ? first.kind : first.id,
    kind: first.kind,
    state,
    ...(since && { since }),
    links,
    omitted: first.kind === 'resource' ? omittedResources : 0,
  };
}
