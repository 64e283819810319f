import type { ResourceListener } from '../../../runtime/watches/ResourceWatches';

const kind = 'ClusterInstanceClass';

/** Under which name a class follows the instances of its pool. */
export function poolUser(className: string): string {
  return `${kind}/${className}`;
}

/** The classes among the users of a watch. */
export function classesAmong(
  users: Parameters<ResourceListener>[0]['users'],
): string[] {
  return users.get(kind).map(user => user.slice(kind.length + 1));
}
