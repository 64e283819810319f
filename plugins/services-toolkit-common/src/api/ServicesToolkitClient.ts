import { ResponseError } from '@backstage/errors';
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../generated/openapi';
import { pluginId } from '../pluginId';
import type {
  ClaimFilter,
  PageRequest,
  ServicesToolkitApi,
  ServicesToolkitRequestOptions,
} from './ServicesToolkitApi';
import type {
  AccessReview,
  AccessReviewBatch,
  AccessReviewRequest,
  ClaimGraph,
  ClaimKey,
  ClaimPage,
  ClaimRequest,
  ClaimWithManifest,
  ClaimableInstances,
  ClaimableInstancesRequest,
  ClusterList,
  FreeInstancesBatch,
  FreeInstancesRequest,
  GitHostList,
  LinkList,
  Infrastructure,
  Offering,
  OfferingPage,
  NeedClaimRequest,
  PlanClaimRequest,
  ResourceClaimRequest,
  ServiceInDetail,
  ServiceKey,
  ServicePage,
} from './types';

/**
 * The claim API over HTTP, for browsers and backends alike.
 *
 * @public
 */
export class ServicesToolkitClient implements ServicesToolkitApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #client: Client<paths>;
  readonly #clusterTokens: () => Promise<Record<string, string>>;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    /** Default: the global fetch, which adds no token of its own. */
    fetchApi?: { fetch: typeof fetch };
    /**
     * The person's own tokens for clusters with identity `user`, by auth provider (`tokenProvider` of a cluster): asked
     * for with each request for which a cluster may be asked, and sent with it.
     */
    clusterTokens?: () => Promise<Record<string, string>>;
  }) {
    this.#discoveryApi = options.discoveryApi;
    const fetchApi = options.fetchApi ?? { fetch };
    this.#client = createClient({
      // Not as a Request: Backstage's own middlewares make new ones of what they are given, and only the first of these gets
      // the body.
      fetch: async request =>
        fetchApi.fetch(request.url, {
          method: request.method,
          headers: request.headers,
          body: (await request.text()) || undefined,
          signal: request.signal,
        }),
    });
    this.#client.use({
      async onResponse({ response }) {
        if (!response.ok) {
          throw await ResponseError.fromResponse(response);
        }
      },
    });
    this.#clusterTokens = options.clusterTokens ?? (async () => ({}));
  }

  async listOfferings(
    { cursor, limit }: PageRequest = {},
    options?: ServicesToolkitRequestOptions,
  ): Promise<OfferingPage> {
    return bodyOf(
      await this.#client.GET('/offerings', {
        ...(await this.#asPortal(options)),
        params: { query: { cursor, limit } },
      }),
    );
  }

  async getOffering(
    path: { group: string; class: string },
    options?: ServicesToolkitRequestOptions,
  ): Promise<Offering> {
    return bodyOf(
      await this.#client.GET('/offerings/{group}/{class}', {
        ...(await this.#asPortal(options)),
        params: { path },
      }),
    );
  }

  async listClaimableInstances(
    request: ClaimableInstancesRequest,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimableInstances> {
    const { group, class: className, ...query } = request;
    return bodyOf(
      await this.#client.GET('/offerings/{group}/{class}/instances', {
        ...(await this.#asPerson(options)),
        params: { path: { group, class: className }, query },
      }),
    );
  }

  async countFreeInstances(
    requests: readonly FreeInstancesRequest[],
    options?: ServicesToolkitRequestOptions,
  ): Promise<FreeInstancesBatch> {
    return bodyOf(
      await this.#client.POST('/offerings/free-instances', {
        ...(await this.#asPerson(options)),
        body: { items: [...requests] },
      }),
    );
  }

  async listServices(
    { cursor, limit }: PageRequest = {},
    options?: ServicesToolkitRequestOptions,
  ): Promise<ServicePage> {
    return bodyOf(
      await this.#client.GET('/services', {
        ...(await this.#asPortal(options)),
        params: { query: { cursor, limit } },
      }),
    );
  }

  async getService(
    path: ServiceKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ServiceInDetail> {
    return bodyOf(
      await this.#client.GET('/services/{group}/{service}', {
        ...(await this.#asPortal(options)),
        params: { path },
      }),
    );
  }

  async getServiceIcon(
    path: ServiceKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<Blob> {
    return bodyOf(
      await this.#client.GET('/services/{group}/{service}/icon', {
        ...(await this.#asPortal(options)),
        params: { path },
        parseAs: 'blob',
      }),
    );
  }

  async getInfrastructure(
    cluster: string,
    options?: ServicesToolkitRequestOptions,
  ): Promise<Infrastructure> {
    return bodyOf(
      await this.#client.GET('/infrastructure/{cluster}', {
        ...(await this.#asPerson(options)),
        params: { path: { cluster } },
      }),
    );
  }

  async listClusters(
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClusterList> {
    return bodyOf(
      await this.#client.GET('/clusters', await this.#asPortal(options)),
    );
  }

  async listLinks(options?: ServicesToolkitRequestOptions): Promise<LinkList> {
    return bodyOf(
      await this.#client.GET('/links', await this.#asPerson(options)),
    );
  }

  async listGitHosts(
    options?: ServicesToolkitRequestOptions,
  ): Promise<GitHostList> {
    return bodyOf(
      await this.#client.GET('/git-hosts', await this.#asPortal(options)),
    );
  }

  async listClaims(
    query: PageRequest & ClaimFilter = {},
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimPage> {
    return bodyOf(
      await this.#client.GET('/claims', {
        ...(await this.#asPerson(options)),
        params: { query },
      }),
    );
  }

  async createClaim(
    body:
      | ClaimRequest
      | NeedClaimRequest
      | PlanClaimRequest
      | ResourceClaimRequest,
    options: ServicesToolkitRequestOptions & { dryRun?: boolean } = {},
  ): Promise<ClaimWithManifest> {
    const { dryRun, ...rest } = options;
    return bodyOf(
      await this.#client.POST('/claims', {
        ...(await this.#asPerson(rest)),
        params: { query: { dryRun } },
        body,
      }),
    );
  }

  async getClaim(
    { kind, ...path }: ClaimKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimWithManifest> {
    return bodyOf(
      await this.#client.GET('/claims/{cluster}/{namespace}/{name}', {
        ...(await this.#asPerson(options)),
        params: { path, query: { kind } },
      }),
    );
  }

  async getClaimGraph(
    { kind, ...path }: ClaimKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimGraph> {
    return bodyOf(
      await this.#client.GET('/claims/{cluster}/{namespace}/{name}/chain', {
        ...(await this.#asPerson(options)),
        params: { path, query: { kind } },
      }),
    );
  }

  async deleteClaim(
    { kind, ...path }: ClaimKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<void> {
    await this.#client.DELETE('/claims/{cluster}/{namespace}/{name}', {
      ...(await this.#asPerson(options)),
      params: { path, query: { kind } },
    });
  }

  async reviewAccess(
    body: AccessReviewRequest,
    options?: ServicesToolkitRequestOptions,
  ): Promise<AccessReview> {
    return bodyOf(
      await this.#client.POST('/access-review', {
        ...(await this.#asPerson(options)),
        body,
      }),
    );
  }

  async reviewAccessBatch(
    requests: readonly AccessReviewRequest[],
    options?: ServicesToolkitRequestOptions,
  ): Promise<AccessReviewBatch> {
    return bodyOf(
      await this.#client.POST('/access-review/batch', {
        ...(await this.#asPerson(options)),
        body: { items: [...requests] },
      }),
    );
  }

  /** The portal answers from what it knows itself: no cluster is asked as the person. */
  async #asPortal({ token, signal }: ServicesToolkitRequestOptions = {}) {
    return {
      baseUrl: await this.#discoveryApi.getBaseUrl(pluginId),
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      signal,
    };
  }

  /** A cluster may be asked: with the person's own tokens, where it takes those. */
  async #asPerson(options: ServicesToolkitRequestOptions = {}) {
    const request = await this.#asPortal(options);
    const tokens = Object.entries(await this.#clusterTokens()).map(
      ([provider, token]) => [
        `Backstage-Kubernetes-Authorization-oidc-${provider}`,
        token,
      ],
    );
    return {
      ...request,
      headers: { ...request.headers, ...Object.fromEntries(tokens) },
    };
  }
}

/** An answer that is no success has been thrown by then. */
function bodyOf<T>({ data }: { data?: T }): T {
  return data as T;
}
