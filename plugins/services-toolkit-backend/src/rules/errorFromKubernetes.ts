import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  ClusterUnreachableError,
  KubernetesApiError,
} from '@services-toolkit/kubernetes-runtime';
import { justStartedWords } from './apiServerWords';
import { ClusterFailedError } from './ClusterFailedError';
import type { ServicesToolkitCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ErrorCause } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** A request that the API server found invalid, with each violation, so that a form can show it at its field. */
export class InvalidClaimError extends InputError {
  constructor(message: string, readonly causes: ErrorCause[]) {
    super(message);
  }
}

/**
 * What went wrong with a request to a cluster, as the claim API answers it: in the API server's own words, and naming
 * the cluster, but for failures of its own. Errors that are none of the cluster's come back as they are.
 *
 * Nothing is attached as `cause`: an error's cause is sent to the browser, and may hold the API server's address.
 *
 * @param from - the cluster; its name alone where the portal asked for itself
 * @param doing - what was tried, for people: `create claim db in namespace my-apps`
 */
export function errorFromKubernetes(
  error: unknown,
  from: string | Pick<ServicesToolkitCluster, 'name' | 'identity'>,
  doing: string,
): unknown {
  const { name: cluster, identity } =
    typeof from === 'string' ? { name: from, identity: undefined } : from;
  if (error instanceof ClusterUnreachableError) {
    return new ServiceUnavailableError(
      `Cluster "${cluster}" does not answer, so the portal could not ${doing}. Try again; if it goes on, tell the platform team that runs the cluster.`,
    );
  }
  if (error instanceof KubernetesApiError) {
    if (error.code === 401 && identity === 'user') {
      return new NotAllowedError(
        `Cluster "${cluster}" does not accept your own token (401), so the portal could not ${doing}. It may have expired: sign in again with your auth provider (Settings, Authentication Providers).`,
      );
    }
    return hasJustStarted(error)
      ? new ServiceUnavailableError(
          `Cluster "${cluster}" has just started and cannot check claims yet, so the portal could not ${doing}. Try again in half a minute.`,
        )
      : refusal(error, cluster, doing);
  }
  return error;
}

/** Whether the refusal is not about the request. */
function hasJustStarted({ code, message }: KubernetesApiError): boolean {
  return justStartedWords.some(
    ({ codes, words }) => codes.includes(code) && message.includes(words),
  );
}

function refusal(
  error: KubernetesApiError,
  cluster: string,
  doing: string,
): Error {
  const said = `Cluster "${cluster}": ${error.message}`;
  switch (error.code) {
    case 400:
    case 413:
    case 422:
      return new InvalidClaimError(said, causesOf(error));
    case 403:
      return new NotAllowedError(said);
    case 404:
      return new NotFoundError(said);
    case 409:
      return new ConflictError(said);
    case 410:
      return new ConflictError(`${said} Try again.`);
    case 401:
      return new ServiceUnavailableError(
        `Cluster "${cluster}" does not accept the portal's own credentials (401), so the portal could not ${doing}. The administrators of the portal have to renew the token (servicesToolkit.clusters.${cluster}.serviceAccountToken).`,
      );
    default:
      return error.code >= 500 || error.code === 429
        ? new ClusterFailedError({
            cluster,
            code: error.code,
            said: error.message,
            doing,
          })
        : new InvalidClaimError(said, causesOf(error));
  }
}

function causesOf(error: KubernetesApiError): ErrorCause[] {
  return (error.details?.causes ?? []).map(({ field, reason, message }) => ({
    ...(field && { field }),
    ...(reason && { reason }),
    message: message ?? error.message,
  }));
}
