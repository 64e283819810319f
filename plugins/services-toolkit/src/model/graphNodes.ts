import type {
  ChainLink,
  ClaimChain,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What the graph shows as one: a link, or all links of a kind of which there are several. */
export interface ChainStation {
  /** The `id` of its only link, else the links' kind. */
  id: string;
  kind: ChainLink['kind'];
  /** Of several links the worst one's. */
  state: ChainLink['state'];
  since?: string;
  links: readonly [ChainLink, ...ChainLink[]];
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
] as const satisfies readonly ChainLink['state'][];

/** The stations of a chain in its order; resources and workloads may be many, and count as one. */
export function chainStations(
  chain: Pick<ClaimChain, 'links' | 'omittedResources'>,
): ChainStation[] {
  const stations: ChainStation[] = [];
  for (const link of chain.links) {
    const last = stations.at(-1);
    const joins = link.kind === 'resource' || link.kind === 'workload';
    if (joins && last?.kind === link.kind) {
      stations[stations.length - 1] = station([...last.links, link], chain);
    } else {
      stations.push(station([link], chain));
    }
  }
  return stations;
}

function station(
  links: readonly [ChainLink, ...ChainLink[]],
  { omittedResources }: Pick<ClaimChain, 'omittedResources'>,
): ChainStation {
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
