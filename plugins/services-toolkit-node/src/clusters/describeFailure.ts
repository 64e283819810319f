import type { ResourceType } from '@services-toolkit/kubernetes-api';

/** What a failed read tells about the cluster as a whole, and the sentence for people. */
export interface ReadFailure {
  /** False: no answer, or an answer that is the same for every kind (the token is refused). */
  readonly reachable: boolean;
  readonly message: string;
}

/**
 * Says in one or two sentences what a failed read of a kind means and what to do. Pure; goes by the error's HTTP code,
 * never by its text, and gives no address away.
 */
export function describeFailure(
  cluster: string,
  type: Pick<ResourceType, 'group' | 'plural'>,
  error: Error,
): ReadFailure {
  const resource = [type.plural, type.group].filter(Boolean).join('.');
  const code = httpCode(error);
  switch (code) {
    case undefined:
      return {
        reachable: false,
        message: `Cluster "${cluster}" does not answer. What is shown of it is the last that was seen; it is tried again by itself.`,
      };
    case 401:
      return {
        reachable: false,
        message: `Cluster "${cluster}" refuses the portal's token (401). Renew the token of its ServiceAccount in the kubernetes: section.`,
      };
    case 403:
      return {
        reachable: true,
        message: `The portal may not list ${resource} in cluster "${cluster}" (403). Grant it get, list and watch there, as deploy/portal does.`,
      };
    case 404:
      return {
        reachable: true,
        message: `Cluster "${cluster}" does not serve ${resource} (404). Apply the CustomResourceDefinitions of deploy/ there.`,
      };
    default:
      return {
        reachable: code < 500,
        message: `Cluster "${cluster}" answers ${code} to a list of ${resource}. It is tried again by itself.`,
      };
  }
}

function httpCode(error: Error): number | undefined {
  // By shape, not by class: two copies of the runtime's package would break instanceof.
  return error.name === 'KubernetesApiError' &&
    'code' in error &&
    typeof error.code === 'number'
    ? error.code
    : undefined;
}
