import type { Identity } from './KubernetesClient';

/**
 * Kubernetes' impersonation headers; the group header is repeated.
 * @throws TypeError for an empty user, and for control characters, which would end a header and begin another.
 */
export function impersonationHeaders({
  user,
  groups,
}: Identity): Record<string, string | string[]> {
  for (const value of [user, ...groups]) {
    if (value === '' || !/^[\x20-\x7e]+$/.test(value)) {
      throw new TypeError(
        `"${value}" is no name to act as towards Kubernetes: it must be printable ASCII and not empty`,
      );
    }
  }
  return {
    'impersonate-user': user,
    ...(groups.length > 0 && { 'impersonate-group': groups }),
  };
}
