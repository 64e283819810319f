import {
  builtinResourceTypes,
  instanceQueries,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { User } from '../../server/frontProxy/identifyUser';
import { StatusError } from '../../server/status/StatusError';

interface SubjectAccessReview extends KubernetesObject {
  spec: object;
  status?: { allowed?: boolean; reason?: string };
}

/**
 * Asks the cluster whether a user may create InstanceQueries in a namespace. Its API server has asked itself before it
 * passed the request on; whoever else holds the front proxy's certificate has not.
 *
 * @throws StatusError 403 in the API server's own words
 */
export async function authorizeQuery(
  client: KubernetesClient,
  user: User,
  namespace: string,
): Promise<void> {
  const { group, version, plural: resource } = instanceQueries;
  const verb = 'create';
  const review = await client.create<SubjectAccessReview>(
    builtinResourceTypes.subjectAccessReviews,
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      metadata: {},
      spec: {
        ...user,
        resourceAttributes: { group, version, resource, verb, namespace },
      },
    },
  );
  if (review.status?.allowed !== true) {
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
