import type { ReadResult } from '@services-toolkit/claims';
import {
  isForbidden,
  isKindNotServed,
  isNotFound,
  KubernetesApiError,
} from '@services-toolkit/kubernetes-runtime';
import { ActingRefusedError } from './ActingRefusedError';
import { rightTo } from './Look';
import type { Look } from './Look';

/**
 * What a failed read says about the object. It holds none of the error's words: these may name the API server's address, or
 * the portal's own user.
 */
export function readResultFromError(
  error: unknown,
  cluster: string,
  look: Look,
): Exclude<ReadResult<never>, { kind: 'found' }> {
  if (isNotFound(error)) {
    return { kind: 'absent' };
  }
  if (isKindNotServed(error)) {
    return { kind: 'notServed' };
  }
  if (error instanceof ActingRefusedError) {
    return { kind: 'hidden', missingRight: error.right, lackedBy: 'portal' };
  }
  if (isForbidden(error)) {
    return { kind: 'hidden', missingRight: rightTo(look) };
  }
  return {
    kind: 'unreachable',
    why:
      error instanceof KubernetesApiError
        ? {
            code: 'clusterFailed',
            values: { cluster, status: String(error.code) },
          }
        : { code: 'clusterSilent', values: { cluster } },
  };
}
