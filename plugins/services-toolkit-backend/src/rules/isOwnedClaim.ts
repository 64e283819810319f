import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  namespaceBelongsToEntity,
  namespacesOfEntity,
  toOwnerRef,
  toPortalIdentity,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { entityNamedBy } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { claimOwner } from '@services-toolkit/claims';
import { annotations } from '@services-toolkit/kubernetes-api';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { requesterOf } from './requesterOf';

/** Who somebody is, as far as claims can be theirs. */
export interface Ownership {
  userEntityRef: string;
  /** The person's and their groups'. */
  refs: ReadonlySet<string>;
  /** What these own in the catalog, by ref. */
  entities: ReadonlyMap<string, Entity>;
  /** The namespaces that those name as their own. */
  namespaces: ReadonlySet<string>;
}

/** @param entities - what the person and their groups own */
export function ownershipOf(
  user: { userEntityRef: string; ownershipEntityRefs: readonly string[] },
  entities: readonly Entity[],
): Ownership {
  return {
    userEntityRef: user.userEntityRef,
    refs: new Set(user.ownershipEntityRefs),
    entities: new Map(
      entities.map(entity => [stringifyEntityRef(entity), entity]),
    ),
    namespaces: new Set(entities.flatMap(namespacesOfEntity)),
  };
}

/**
 * Whether a claim is theirs: they made it, or who owns it is one of them. That goes by the order in which the claim's
 * catalog entity gets its owner, as far as it tells whose the application is (the class only tells who runs the service).
 *
 * @param namespaceOwner - what the claim's namespace says
 */
export function isOwnedClaim(
  claim: ClassClaim | ResourceClaim,
  namespaceOwner: string | undefined,
  { userEntityRef, refs, entities, namespaces }: Ownership,
): boolean {
  const { metadata } = claim;
  const noted = metadata.annotations ?? {};
  if (requesterOf(claim) === toPortalIdentity(userEntityRef)) {
    return true;
  }
  const namespace = metadata.namespace ?? '';
  const madeFor = entityNamedBy(claim);
  const entity = madeFor && entities.get(madeFor);
  const belongs =
    entity &&
    namespaceBelongsToEntity(
      { name: namespace, ownerRef: namespaceOwner },
      entity,
    );
  const owner = claimOwner({
    claim: { says: toOwnerRef(noted[annotations.owner]) },
    madeFor: {
      // The entity is one of theirs, whichever of them owns it.
      says: belongs ? refs.values().next().value : undefined,
    },
    namespace: { says: toOwnerRef(namespaceOwner) },
  });
  if (owner) {
    return refs.has(owner);
  }
  // A namespace may be shared: there, what is for somebody else's component is somebody else's.
  return !madeFor && namespaces.has(namespace);
}
