import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import {
  ServicesToolkitClient,
  type ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClusterTokensApi } from './clusterTokensApiRef';

/**
 * The claim API as the person who is signed in, who brings tokens of their own along where a cluster takes nothing else.
 * Which auth providers that are is asked once: it is configuration.
 */
export function createServicesToolkitApi(deps: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
  clusterTokens: ClusterTokensApi;
}): ServicesToolkitApi {
  const { clusterTokens, ...http } = deps;
  const withoutTokens = new ServicesToolkitClient(http);
  let asked: Promise<readonly string[]> | undefined;
  const providers = () => {
    asked ??= withoutTokens.listClusters().then(
      ({ items }) => [
        ...new Set(items.flatMap(({ tokenProvider }) => tokenProvider ?? [])),
      ],
      () => {
        // The request that needed it fails for the same reason, and says it.
        asked = undefined;
        return [];
      },
    );
    return asked;
  };
  return new ServicesToolkitClient({
    ...http,
    clusterTokens: async () => {
      const tokens: Record<string, string> = {};
      for (const provider of await providers()) {
        const token = await clusterTokens
          .getIdToken(provider)
          // Without one the cluster refuses, and the claim API says what to do.
          .catch(() => undefined);
        if (token) tokens[provider] = token;
      }
      return tokens;
    },
  });
}
