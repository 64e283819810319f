import type {
  LinkedCluster,
  LinkState,
  UsedCluster,
  UsingCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { wordsOf } from './wordsOf';

/** The end of a link in one of the portal's clusters. */
export type ShownLink = {
  /** What names it among all. */
  key: string;
  /** The cluster that the end is in, as people call it. */
  cluster: string;
  stale: boolean;
  /** The link itself, and each thing that goes through it. */
  states: readonly LinkState[];
} & (
  | { side: 'uses'; link: UsedCluster }
  | { side: 'usedBy'; link: UsingCluster }
);

/** All ends of links, those that need somebody first, else as they come. */
export function shownLinks(
  clusters: readonly LinkedCluster[],
): readonly ShownLink[] {
  return clusters
    .flatMap(({ cluster, title = cluster, stale = false, ...of }) => [
      ...of.uses.map(
        (link): ShownLink => ({
          ...{ key: keyOf('uses', cluster, link), cluster: title, stale },
          ...{ side: 'uses', link },
          states: [link.state, ...link.imports.map(({ state }) => state)],
        }),
      ),
      ...of.usedBy.map(
        (link): ShownLink => ({
          ...{ key: keyOf('usedBy', cluster, link), cluster: title, stale },
          ...{ side: 'usedBy', link },
          states: [link.state, ...link.exports.map(({ state }) => state)],
        }),
      ),
    ])
    .sort((a, b) => urgencyOf(a) - urgencyOf(b));
}

/** Whether somebody has to look after it. */
export function isBroken({ states }: ShownLink): boolean {
  return states.some(state => state === 'unreachable' || state === 'broken');
}

/** Those in which each word is found: in the names of clusters, links, groups, namespaces and classes. */
export function searchLinks(
  links: readonly ShownLink[],
  query: string,
): readonly ShownLink[] {
  const words = wordsOf(query);
  return words.length === 0
    ? links
    : links.filter(link => {
        const text = textOf(link);
        return words.every(word => text.includes(word));
      });
}

/** A link that is broken itself stops all that goes through it. */
function urgencyOf({ states: [own, ...others] }: ShownLink): number {
  if (own === 'unreachable' || own === 'broken') {
    return 0;
  }
  if (others.some(state => state === 'unreachable' || state === 'broken')) {
    return 1;
  }
  return own === 'ok' ? 3 : 2;
}

function textOf(shown: ShownLink): string {
  const { cluster, link } = shown;
  const carried =
    shown.side === 'uses'
      ? shown.link.imports.flatMap(({ group, name, namespaces, classes }) => [
          ...[group, name, ...namespaces, ...classes],
        ])
      : shown.link.exports.flatMap(({ namespace, name, role, resources }) => [
          ...[namespace, name, role],
          ...resources.flatMap(one => [one.group, ...one.resources]),
        ]);
  return [cluster, link.cluster, link.name, link.namespace, ...carried]
    .join(' ')
    .toLocaleLowerCase('en-US');
}

function keyOf(
  side: ShownLink['side'],
  cluster: string,
  { namespace, name }: Pick<UsedCluster, 'namespace' | 'name'>,
): string {
  return [side, cluster, namespace, name].join('/');
}
