import { ResponseError } from '@backstage/errors';
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
  Offering,
  OfferingPage,
  ResourceClaimRequest,
} from './types';

type Query = Record<string, string | number | boolean | undefined>;

interface Call extends ServicesToolkitRequestOptions {
  method?: 'POST' | 'DELETE';
  query?: Query;
  body?: unknown;
  /** The portal answers from what it knows itself: no cluster is asked as the person. */
  asPortal?: boolean;
}

/**
 * The claim API over HTTP, for browsers and backends alike.
 *
 * @public
 */
export class ServicesToolkitClient implements ServicesToolkitApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };
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
    this.#fetchApi = options.fetchApi ?? { fetch };
    this.#clusterTokens = options.clusterTokens ?? (async () => ({}));
  }

  async listOfferings(
    request: PageRequest = {},
    options?: ServicesToolkitRequestOptions,
  ): Promise<OfferingPage> {
    const { cursor, limit } = request;
    return this.#json(['offerings'], {
      ...options,
      query: { cursor, limit },
      asPortal: true,
    });
  }

  async getOffering(
    request: { group: string; class: string },
    options?: ServicesToolkitRequestOptions,
  ): Promise<Offering> {
    return this.#json(['offerings', request.group, request.class], {
      ...options,
      asPortal: true,
    });
  }

  async listClaimableInstances(
    request: ClaimableInstancesRequest,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimableInstances> {
    const { group, class: className, ...query } = request;
    return this.#json(['offerings', group, className, 'instances'], {
      ...options,
      query,
    });
  }

  async countFreeInstances(
    requests: readonly FreeInstancesRequest[],
    options?: ServicesToolkitRequestOptions,
  ): Promise<FreeInstancesBatch> {
    return this.#json(['offerings', 'free-instances'], {
      ...options,
      method: 'POST',
      body: { items: requests },
    });
  }

  async listClusters(
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClusterList> {
    return this.#json(['clusters'], { ...options, asPortal: true });
  }

  async listGitHosts(
    options?: ServicesToolkitRequestOptions,
  ): Promise<GitHostList> {
    return this.#json(['git-hosts'], { ...options, asPortal: true });
  }

  async listClaims(
    request: PageRequest & ClaimFilter = {},
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimPage> {
    const { class: className, ...query } = request;
    return this.#json(['claims'], {
      ...options,
      query: { class: className, ...query },
    });
  }

  async createClaim(
    request: ClaimRequest | ResourceClaimRequest,
    options: ServicesToolkitRequestOptions & { dryRun?: boolean } = {},
  ): Promise<ClaimWithManifest> {
    const { dryRun, ...rest } = options;
    return this.#json(['claims'], {
      ...rest,
      method: 'POST',
      query: { dryRun },
      body: request,
    });
  }

  async getClaim(
    key: ClaimKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimWithManifest> {
    return this.#json(claimPath(key), {
      ...options,
      query: { kind: key.kind },
    });
  }

  async getClaimGraph(
    key: ClaimKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimGraph> {
    return this.#json([...claimPath(key), 'chain'], {
      ...options,
      query: { kind: key.kind },
    });
  }

  async deleteClaim(
    key: ClaimKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<void> {
    await this.#fetch(claimPath(key), {
      ...options,
      method: 'DELETE',
      query: { kind: key.kind },
    });
  }

  async reviewAccess(
    request: AccessReviewRequest,
    options?: ServicesToolkitRequestOptions,
  ): Promise<AccessReview> {
    return this.#json(['access-review'], {
      ...options,
      method: 'POST',
      body: request,
    });
  }

  async reviewAccessBatch(
    requests: readonly AccessReviewRequest[],
    options?: ServicesToolkitRequestOptions,
  ): Promise<AccessReviewBatch> {
    return this.#json(['access-review', 'batch'], {
      ...options,
      method: 'POST',
      body: { items: requests },
    });
  }

  async #json<T>(path: string[], call?: Call): Promise<T> {
    return (await this.#fetch(path, call)).json();
  }

  async #fetch(path: string[], call: Call = {}): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl(pluginId);
    const headers: Record<string, string> = {};
    const tokens = call.asPortal ? {} : await this.#clusterTokens();
    for (const [provider, token] of Object.entries(tokens)) {
      headers[`Backstage-Kubernetes-Authorization-oidc-${provider}`] = token;
    }
    if (call.token) {
      headers.Authorization = `Bearer ${call.token}`;
    }
    if (call.body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    const response = await this.#fetchApi.fetch(
      `${baseUrl}/${path.map(encodeURIComponent).join('/')}${queryString(
        call.query,
      )}`,
      {
        method: call.method ?? 'GET',
        headers,
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
        signal: call.signal,
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function claimPath(key: ClaimKey): string[] {
  return ['claims', key.cluster, key.namespace, key.name];
}

function queryString(query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length ? `?${new URLSearchParams(given)}` : '';
}
