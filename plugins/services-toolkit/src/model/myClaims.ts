import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Who somebody is, as far as claims can be theirs. */
export interface Me {
  userEntityRef: string;
  /** What one owns, by oneself or by one's groups. */
  ownedRefs: ReadonlySet<string>;
  /** The namespaces of what one owns. */
  ownedNamespaces: ReadonlySet<string>;
}

/** As whom the portal claims for a person, where it impersonates. */
export const PORTAL_USER = 'backstage:';

/** Whether a claim is for something that one owns, stands in its namespace for nobody else, or was made by oneself. */
export function isMine(
  claim: Pick<Claim, 'entityRef' | 'namespace' | 'requestedBy'>,
  me: Me,
): boolean {
  if (claim.requestedBy === `${PORTAL_USER}${me.userEntityRef}`) {
    return true;
  }
  return claim.entityRef
    ? me.ownedRefs.has(claim.entityRef)
    : me.ownedNamespaces.has(claim.namespace);
}
