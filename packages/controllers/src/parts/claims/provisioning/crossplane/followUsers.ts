import type { ResourceListener } from '../../../../runtime/watches/ResourceWatches';

/** Under which name the XRDs are followed: once for all classes and claims. */
export const definitionsUser = 'CrossplaneDefinitions';

const forClass = 'CrossplaneClass';
const forClaim = 'CrossplaneClaim';

/** Under which name a class follows the kind that it makes: that spares its claims a list of their own. */
export function classUser(className: string): string {
  return `${forClass}/${className}`;
}

/** Under which name a claim follows the kind of its XR, for as long as it waits for it. */
export function claimUser(claimKey: string): string {
  return `${forClaim}/${claimKey}`;
}

/** The classes among the users of a watch, by their names. */
export function classesAmong(
  users: Parameters<ResourceListener>[0]['users'],
): string[] {
  return users.get(forClass).map(user => user.slice(forClass.length + 1));
}

/** The claims among the users of a watch, by their keys. */
export function claimsAmong(
  users: Parameters<ResourceListener>[0]['users'],
): string[] {
  return users.get(forClaim).map(user => user.slice(forClaim.length + 1));
}
