import { finalizers, type ClassClaim } from '@services-toolkit/kubernetes-api';

/**
 * Whether everything has been written to a claim that its deletion needs, so that its instance may be made. The status can
 * be written by the controllers only; finalizers and annotations by anybody who may write claims.
 */
export function isPlanned({ metadata, status }: ClassClaim): boolean {
  return (
    hasProvisionFinalizer({ metadata }) &&
    status?.provisionedResourceRef !== undefined
  );
}

export function hasProvisionFinalizer({
  metadata,
}: Pick<ClassClaim, 'metadata'>): boolean {
  return metadata.finalizers?.includes(finalizers.classClaimProvision) ?? false;
}
