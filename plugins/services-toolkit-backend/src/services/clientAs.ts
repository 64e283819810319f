import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import type { ServicesToolkitCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { Caller } from './Caller';

/**
 * A client that acts as the caller: as the person, or for another backend plugin (which may only read) as the portal.
 *
 * @throws NotAllowedError where the cluster's identity mode cannot act for this person
 * @throws ServiceUnavailableError where the portal's own access to the cluster does not work
 */
export async function clientAs(
  caller: Pick<Caller, 'user'>,
  cluster: Pick<ServicesToolkitCluster, 'name' | 'client' | 'clientFor'>,
): Promise<KubernetesClient> {
  try {
    return await (caller.user
      ? cluster.clientFor(caller.user)
      : cluster.client());
  } catch (error) {
    if (NotAllowedError.is(error)) {
      throw error;
    }
    // The reason (a file that cannot be read, say) is the administrators', and stands in their log.
    throw new ServiceUnavailableError(
      `The portal has no working access to cluster "${cluster.name}". Its administrators find the reason in the log, with the cluster's name.`,
    );
  }
}
