import { groupOf } from '@services-toolkit/claims';
import {
  apiVersionOf,
  resourceTypes,
  type KubernetesObject,
  type OwnerReference,
} from '@services-toolkit/kubernetes-api';
import { controllerOf } from '../../../runtime/controllerOf';

type Owned = Pick<KubernetesObject, 'metadata'>;

/**
 * The ClassClaim that an object says controls it. Anybody who may write the object may say so, and a UID is no secret: it
 * counts only together with the namespace and with what the ClassClaim says itself.
 */
export function classClaimOwner(object: Owned): OwnerReference | undefined {
  return ownerOfKind(object, resourceTypes.classClaims);
}

/** The ResourceClaim that an object says controls it; see {@link classClaimOwner}. */
export function resourceClaimOwner(object: Owned): OwnerReference | undefined {
  return ownerOfKind(object, resourceTypes.resourceClaims);
}

function ownerOfKind(
  { metadata }: Owned,
  type: Parameters<typeof apiVersionOf>[0] & { kind: string },
): OwnerReference | undefined {
  const owner = controllerOf(metadata);
  return owner?.kind === type.kind && groupOf(owner.apiVersion) === type.group
    ? owner
    : undefined;
}

/** How owners are indexed: owners and what they own are in one namespace. */
export function ownerKey(namespace = '', uid = ''): string {
  // A text in one piece, of which there is one for each claim: see objectKey.
  return [namespace, uid].join('/');
}
