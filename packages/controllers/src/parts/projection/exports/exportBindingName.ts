import type { APIExportRoleBinding } from '@services-toolkit/kubernetes-api';

/** The RoleBinding that is made for an export. */
export function exportBindingName({ metadata }: APIExportRoleBinding): string {
  return `apiexportrolebinding:${metadata.name}`;
}
