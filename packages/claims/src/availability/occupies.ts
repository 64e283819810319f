import type { ResourceClaim } from '@services-toolkit/kubernetes-api';

/**
 * Whether a ResourceClaim holds its resource, or may be about to: until it has said otherwise in a status, a claim that
 * was just made is taken for one that will get its Lease.
 *
 * @public
 */
export function occupies({ metadata, status }: ResourceClaim): boolean {
  return (
    status?.claimedResourceRef !== undefined ||
    (metadata.deletionTimestamp === undefined &&
      status?.observedGeneration !== metadata.generation)
  );
}
