import { createApiRef } from '@backstage/core-plugin-api';

/**
 * People's own tokens, for clusters that take nothing else (`servicesToolkit.clusters.<name>.identity: user`). They go to
 * the claim API with each request, and from there to the cluster.
 *
 * @public
 */
export interface ClusterTokensApi {
  /**
   * The ID token that the person who is signed in has from an auth provider of Backstage; undefined where they have none.
   *
   * @param provider - `oidcTokenProvider` of a cluster, e.g. `okta`
   */
  getIdToken(provider: string): Promise<string | undefined>;
}

/**
 * Replace it in apps that have other auth providers than Backstage's own.
 *
 * @public
 */
export const clusterTokensApiRef = createApiRef<ClusterTokensApi>({
  id: 'plugin.services-toolkit.cluster-tokens',
});
