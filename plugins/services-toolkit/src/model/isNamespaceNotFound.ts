import { namespaceNotFoundReason } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Whether what was refused or is missing is that there is no such namespace. */
export function isNamespaceNotFound({ reason }: { reason?: string }): boolean {
  return reason === namespaceNotFoundReason;
}
