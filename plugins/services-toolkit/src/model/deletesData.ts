import type { ClaimWithManifest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { finalizers } from '@services-toolkit/kubernetes-api';

/** Whether releasing a claim deletes what it got; an instance from a pool goes back to its owner. */
export function deletesData(
  claim: Pick<ClaimWithManifest, 'manifest'>,
): boolean {
  const { metadata } = claim.manifest;
  if (typeof metadata !== 'object' || metadata === null) {
    return false;
  }
  const set = 'finalizers' in metadata ? metadata.finalizers : undefined;
  return Array.isArray(set) && set.includes(finalizers.classClaimProvision);
}
