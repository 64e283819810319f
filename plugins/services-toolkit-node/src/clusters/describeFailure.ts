import type { ResourceType } from '@services-toolkit/kubernetes-api';
import { ClusterAccessError } from '../access/ClusterAccessError';
import type { ClusterConnection } from '../config/ClusterConnection';

export type ReachedBy = ClusterConnection['kind'];

/** What a failed read tells about the cluster as a whole, and the sentence for people. */
export interface ReadFailure {
  /** False: no answer, or an answer that is the same for every kind (the token is refused). */
  readonly reachable: boolean;
  readonly message: string;
  /** The API server has no such kind, or does not let the portal read it. */
  readonly kind?: 'notServed' | 'forbidden';
}

/**
 * Says in one or two sentences what a failed read of a kind means and what to do. Pure; goes by the error's HTTP code,
 * never by its text, and gives no address away.
 */
export function describeFailure(
  cluster: { name: string; reached: ReachedBy },
  type: Pick<ResourceType, 'group' | 'plural'>,
  error: Error,
): ReadFailure {
  if (error instanceof ClusterAccessError) {
    return { reachable: false, message: error.message };
  }
  const resource = [type.plural, type.group].filter(Boolean).join('.');
  const code = httpCode(error);
  return cluster.reached === 'proxy'
    ? describeProxied(cluster.name, resource, code, isFromPlugin(error))
    : describe(cluster.name, resource, code);
}

function describe(
  cluster: string,
  resource: string,
  code: number | undefined,
): ReadFailure {
  switch (code) {
    case undefined:
      return {
        reachable: false,
        message: `Cluster "${cluster}" does not answer. What is shown of it is the last that was seen; it is retried automatically.`,
      };
    case 401:
      return {
        reachable: false,
        message: `Cluster "${cluster}" refuses the portal's token (401). Renew the token of the ServiceAccount services-toolkit-portal (servicesToolkit.clusters.${cluster}.serviceAccountToken).`,
      };
    case 403:
      return {
        reachable: true,
        kind: 'forbidden',
        message: `The portal may not list ${resource} in cluster "${cluster}" (403). Grant it get, list and watch there, as deploy/portal does.`,
      };
    case 404:
      return {
        reachable: true,
        kind: 'notServed',
        message: `Cluster "${cluster}" does not serve ${resource} (404). Apply the CustomResourceDefinitions of deploy/ there.`,
      };
    default:
      return {
        reachable: code < 500,
        message: `Cluster "${cluster}" answers ${code} to a list of ${resource}. It is retried automatically.`,
      };
  }
}

/** Through the kubernetes plugin either of the two may have answered, and the code alone does not say which. */
function describeProxied(
  cluster: string,
  resource: string,
  code: number | undefined,
  fromPlugin: boolean,
): ReadFailure {
  switch (code) {
    case undefined:
      return {
        reachable: false,
        message: `The kubernetes plugin, through which cluster "${cluster}" is reached, does not answer. Check that the portal's backend has it. What is shown of the cluster is the last that was seen.`,
      };
    case 401:
      return {
        reachable: false,
        message: `Cluster "${cluster}", or the kubernetes plugin through which it is reached, refuses the credentials (401). Check those that the kubernetes plugin has for the cluster.`,
      };
    case 403:
      return {
        reachable: true,
        kind: 'forbidden',
        message: `The portal may not list ${resource} in cluster "${cluster}" through the kubernetes plugin (403). Grant the identity that the plugin has there get, list and watch, as deploy/portal does, and let the portal's policy allow kubernetes.proxy.`,
      };
    case 404:
      return fromPlugin
        ? {
            reachable: false,
            message: `The kubernetes plugin of this portal does not know cluster "${cluster}" (404). Add it to one of its cluster suppliers under that name, or remove servicesToolkit.clusters.${cluster}.`,
          }
        : describe(cluster, resource, code);
    default:
      return {
        reachable: code < 500,
        message: `Cluster "${cluster}" does not answer the kubernetes plugin, through which it is reached (${code}). What is shown of it is the last that was seen; it is retried automatically.`,
      };
  }
}

/** Whether it was no API server that answered 404: one of those says so in a way of its own. */
function isFromPlugin(error: Error): boolean {
  return 'reason' in error && error.reason === 'UnexpectedResponse';
}

function httpCode(error: Error): number | undefined {
  // By shape, not by class: two copies of the runtime's package would break instanceof.
  return error.name === 'KubernetesApiError' &&
    'code' in error &&
    typeof error.code === 'number'
    ? error.code
    : undefined;
}
