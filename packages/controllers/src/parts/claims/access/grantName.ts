import type { ResourceClassAccessBinding } from '@services-toolkit/kubernetes-api';

/** The name of the ClusterRole and the ClusterRoleBinding that are made for a binding. */
export function grantName({ metadata }: ResourceClassAccessBinding): string {
  return `resourceclassaccessbinding:${metadata.name}`;
}
