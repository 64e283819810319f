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
  const listClusters = once(() => withoutTokens.listClusters());
  let asked: Promise<readonly string[]> | undefined;
  const providers = () => {
    asked ??= listClusters().then(
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
  const client = new ServicesToolkitClient({
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
  // A page asks for the clusters when it asks for what needs tokens: of two equal requests a browser sends the second one
  // when the first is answered, which over a slow line is another half second.
  client.listClusters = listClusters;
  return client;
}

/** While a request is under way, who asks gets its answer. */
function once<T>(request: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= request().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
