import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';

/**
 * What the API server refused is tried again after this: no watch tells when somebody allows it, or when its admission has
 * learned of a new kind, for which it takes up to half a minute.
 */
export const refusedAgainMs = 10_000;

/**
 * The API server's refusal, where it says something about the object, and will say the same next time. Undefined for what
 * passes without anybody's help (a conflict, overload, trouble, no answer at all): that is thrown on, and tried again.
 */
export function refusalOf(error: unknown): KubernetesApiError | undefined {
  return error instanceof KubernetesApiError &&
    error.reason !== 'Conflict' &&
    error.code !== 429 &&
    error.code < 500
    ? error
    : undefined;
}
