import type { ResourceType, Sighting } from '@services-toolkit/kubernetes-api';
import {
  isForbidden,
  isKindNotServed,
  isNotFound,
  KubernetesApiError,
} from '@services-toolkit/kubernetes-runtime';

/** What somebody wanted to see. */
export interface Look {
  verb: 'get' | 'list';
  type: ResourceType;
  namespace?: string;
}

/**
 * What a failed read says about the object. It holds none of the error's words: these may name the API server's address, or
 * the portal's own user.
 */
export function sightingFromError(
  error: unknown,
  cluster: string,
  look: Look,
): Exclude<Sighting<never>, { kind: 'found' }> {
  if (isNotFound(error)) {
    return { kind: 'absent' };
  }
  if (isKindNotServed(error)) {
    return { kind: 'notServed' };
  }
  if (isForbidden(error)) {
    return { kind: 'hidden', missingRight: rightTo(look) };
  }
  return {
    kind: 'unreachable',
    message:
      error instanceof KubernetesApiError
        ? `Cluster "${cluster}" could not tell just now (${error.code})`
        : `Cluster "${cluster}" did not answer in time`,
  };
}

/** A right in the words of RBAC: `get secrets in namespace "apps"`. */
function rightTo({ verb, type, namespace }: Look): string {
  const { plural, group } = type;
  const resource = group ? `${plural}.${group}` : plural;
  return `${verb} ${resource}${
    namespace ? ` in namespace "${namespace}"` : ''
  }`;
}
