import type { Cluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesToolkitCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';

/**
 * What the API says of a cluster.
 *
 * @param unanswered - why a question of this very request went without an answer: newer than what the watches know
 */
export function clusterFromService(
  cluster: Pick<
    ServicesToolkitCluster,
    'name' | 'title' | 'group' | 'identity' | 'tokenProvider' | 'status'
  >,
  unanswered?: string,
): Cluster {
  const { reachable, since, message } = cluster.status();
  const said = unanswered ?? message;
  return {
    name: cluster.name,
    ...(cluster.title && { title: cluster.title }),
    group: cluster.group,
    identity: cluster.identity,
    ...(cluster.tokenProvider && { tokenProvider: cluster.tokenProvider }),
    reachable: reachable && unanswered === undefined,
    // `since` belongs to what the watches know.
    ...(since &&
      reachable === (reachable && unanswered === undefined) && {
        since: since.toISOString(),
      }),
    ...(said && { message: said }),
  };
}
