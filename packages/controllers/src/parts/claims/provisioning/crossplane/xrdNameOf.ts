import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';

/** The XRD that a class names. */
export function xrdNameOf({ spec }: ClusterInstanceClass): string {
  return spec.provisioner?.crossplane?.compositeResourceDefinition ?? '';
}
