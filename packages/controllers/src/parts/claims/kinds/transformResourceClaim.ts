import type { ResourceClaim } from '@services-toolkit/kubernetes-api';
import { cutMetadata, isLarge, type Kept } from './largeMetadata';

/** What is kept of a ResourceClaim: nothing large. Its spec and status have bounds. */
export function transformResourceClaim(
  claim: ResourceClaim,
): Kept<ResourceClaim> {
  return isLarge(claim.metadata)
    ? { ...claim, metadata: cutMetadata(claim.metadata), isCut: true }
    : claim;
}
