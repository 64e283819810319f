import type {
  ObjectReference,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';

/**
 * What a ResourceClaim is about: the resource that it asks for, and the one that it holds, where that is another.
 *
 * @public
 */
export function referencesOf({
  spec,
  status,
}: Pick<ResourceClaim, 'spec' | 'status'>): ObjectReference[] {
  return status?.claimedResourceRef
    ? [spec.ref, status.claimedResourceRef]
    : [spec.ref];
}
