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
  namespace: string;
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
    const { group, resource, verb, namespace } = resourceAttributes;
    const reason = review.status?.reason;
    throw new StatusError({
      code: 403,
      reason: 'Forbidden',
      message: `${resource}.${group} is forbidden: User "${
        user.user
      }" cannot ${verb} resource "${resource}" in API group "${group}" in the namespace "${namespace}"${
        reason ? `: ${reason}` : ''
      }`,
      details: { group, kind: resource },
    });
  }
}
