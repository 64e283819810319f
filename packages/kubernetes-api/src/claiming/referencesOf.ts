import type { ResourceClaim } from '../generated/ResourceClaim';
import type { ObjectReference } from '../ObjectReference';

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
