import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/** Something has the name that is not the claim's. */
export function describeForeign({ kind, metadata }: KubernetesObject): string {
  const where = metadata.namespace
    ? ` in namespace "${metadata.namespace}"`
    : '';
  return `there is a ${kind} "${metadata.name}"${where} that was not made for this claim. Delete or rename it, or claim under another name`;
}
