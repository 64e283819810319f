import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { User } from '../frontProxy/identifyUser';
import { StatusError } from '../status/StatusError';

interface SubjectAccessReview extends KubernetesObject {
  spec: object;
  status?: { allowed?: boolean; reason?: string };
}

/** What somebody wants to do, as a SubjectAccessReview names it. */
export interface ResourceAttributes {
  group: string;
  version: string;
  /** The plural. */
  resource: string;
  verb: string;
  /** Absent for what is asked of all namespaces. */
  namespace?: string;
  subresource?: string;
  name?: string;
}

/**
 * Asks the cluster whether a user may do something in a namespace. Its API server has asked itself before it passed the
 * request on; whoever else holds the front proxy's certificate has not.
 *
 * @throws StatusError 403 in the API server's own words
 */
export async function authorize(
  client: KubernetesClient,
  user: User,
  resourceAttributes: ResourceAttributes,
): Promise<void> {
  const review = await client.create<SubjectAccessReview>(
    builtinResourceTypes.subjectAccessReviews,
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      metadata: {},
      spec: { ...user, resourceAttributes },
    },
  );
  if (review.status?.allowed !== true) {
    throw forbidden(user, resourceAttributes, review.status?.reason);
  }
}

/** In the words of an API server. */
function forbidden(
  { user }: User,
  attributes: ResourceAttributes,
  reason: string | undefined,
): StatusError {
  const { group, verb, namespace, subresource, name } = attributes;
  const resource = subresource
    ? `${attributes.resource}/${subresource}`
    : attributes.resource;
  const where =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  return new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${attributes.resource}.${group}${
      name ? ` "${name}"` : ''
    } is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}${
      reason ? `: ${reason}` : ''
    }`,
    details: { group, kind: attributes.resource, ...(name && { name }) },
  });
}
