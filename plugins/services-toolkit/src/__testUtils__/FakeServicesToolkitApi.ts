import { ResponseError } from '@backstage/errors';
import { buildClassClaim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  AccessReview,
  AccessReviewRequest,
  Claim,
  ClaimGraph,
  ClaimFilter,
  ClaimKey,
  ClaimRequest,
  ClaimSelection,
  ClaimWithManifest,
  ClaimableInstances,
  ClaimableInstancesRequest,
  Cluster,
  FreeInstances,
  FreeInstancesBatch,
  FreeInstancesRequest,
  Infrastructure,
  LinkedCluster,
  LinkList,
  Offering,
  OfferingPage,
  PageRequest,
  NeedClaimRequest,
  PlanClaimRequest,
  PrunedParameter,
  ResourceClaimRequest,
  ServiceInDetail,
  ServiceKey,
  ServicePage,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { aClaim, aResourceClaim } from './builders';

type Method = keyof ServicesToolkitApi;

/** The claim API in memory, for tests and the development app: what it knows can be changed while a page looks. */
export class FakeServicesToolkitApi implements ServicesToolkitApi {
  offerings: Offering[] = [];
  services: ServiceInDetail[] = [];
  /** The pictures of services, by the service's name. */
  icons: Record<string, Blob> = {};
  /** The facts, by cluster; those of others one may not read. */
  infrastructure: Record<string, Infrastructure> = {};
  claims: ClaimWithManifest[] = [];
  /** Which claims are the person's own. */
  isOwned: (claim: Claim) => boolean = claim =>
    claim.entityRef === 'component:default/orders';
  /** The graphs of claims, by the claim's name, with what they say of it; those of other claims have no links. */
  graphs: Record<string, ClaimGraph> = {};
  clusters: Cluster[] = [];
  /** The links between clusters, as far as one may list them. */
  links: LinkedCluster[] = [];
  /** Where the portal can open pull requests. */
  gitHosts: string[] = ['github.com'];
  /** What could be claimed of every class. */
  instances: ClaimableInstances['instances'] = [];
  /** How many of them are free, by class; of others nobody tells. */
  free: Record<string, FreeInstances> = {};
  /** What a claim by need would get. */
  selection?: ClaimSelection;
  /** What the classes do not know of any claim's settings. */
  pruned: PrunedParameter[] = [];
  /** Why the person may not do what is asked, or `undefined` when they may. */
  refuse: (
    request: AccessReviewRequest,
  ) => string | AccessReview['missing'] | undefined = () => undefined;
  /** Methods that fail, and with what. */
  failing: Partial<Record<Method, Error>> = {};
  /** Methods that do not answer until this is resolved. */
  pending: Partial<Record<Method, Promise<void>>> = {};
  /** What was asked for, newest last. */
  readonly calls: { method: Method; argument: unknown }[] = [];

  async listOfferings(_request: PageRequest = {}): Promise<OfferingPage> {
    await this.#enter('listOfferings', undefined);
    return { items: this.offerings };
  }

  async getOffering(request: { group: string; class: string }) {
    await this.#enter('getOffering', request);
    const found = this.offerings.find(
      offering =>
        offering.group === request.group && offering.class === request.class,
    );
    if (!found) {
      throw await anApiError(404, `No offering ${request.class}`);
    }
    return found;
  }

  async listClaimableInstances(
    request: ClaimableInstancesRequest,
  ): Promise<ClaimableInstances> {
    await this.#enter('listClaimableInstances', request);
    return { instances: this.instances, mayBeMore: false };
  }

  async countFreeInstances(
    requests: readonly FreeInstancesRequest[],
  ): Promise<FreeInstancesBatch> {
    await this.#enter('countFreeInstances', requests);
    return {
      items: requests.map(request => {
        const free = this.free[request.class];
        return free ? { free } : { unanswered: 'You may not ask.' };
      }),
    };
  }

  async listServices(_request: PageRequest = {}): Promise<ServicePage> {
    await this.#enter('listServices', undefined);
    return { items: this.services };
  }

  async getService(key: ServiceKey): Promise<ServiceInDetail> {
    await this.#enter('getService', key);
    const found = this.services.find(
      ({ group, name }) => group === key.group && name === key.service,
    );
    if (!found) {
      throw await anApiError(404, `No service ${key.service}`);
    }
    return found;
  }

  async getServiceIcon(key: ServiceKey): Promise<Blob> {
    await this.#enter('getServiceIcon', key);
    const icon = this.icons[key.service];
    if (!icon) {
      throw await anApiError(404, `No icon of ${key.service}`);
    }
    return icon;
  }

  async getInfrastructure(cluster: string): Promise<Infrastructure> {
    await this.#enter('getInfrastructure', cluster);
    const facts = this.infrastructure[cluster];
    if (!facts) {
      throw await anApiError(403, `You may not read the facts of ${cluster}`);
    }
    return facts;
  }

  async listClusters() {
    await this.#enter('listClusters', undefined);
    return { items: this.clusters };
  }

  async listLinks(): Promise<LinkList> {
    await this.#enter('listLinks', undefined);
    return { items: this.links };
  }

  async listGitHosts() {
    await this.#enter('listGitHosts', undefined);
    return { items: this.gitHosts.map(host => ({ host })) };
  }

  async listClaims(request: ClaimFilter = {}) {
    await this.#enter('listClaims', request);
    return {
      items: this.claims
        .filter(
          claim =>
            (!request.entityRef || claim.entityRef === request.entityRef) &&
            (!request.class || claim.class === request.class) &&
            (!request.pending || claim.state !== 'ready') &&
            (!request.owned || this.isOwned(claim)),
        )
        .map(({ manifest: _, ...listed }) => listed),
      clusters: this.clusters,
    };
  }

  async createClaim(
    request:
      | ClaimRequest
      | NeedClaimRequest
      | PlanClaimRequest
      | ResourceClaimRequest,
    options?: { dryRun?: boolean },
  ) {
    await this.#enter('createClaim', { ...request, dryRun: options?.dryRun });
    const waiting = {
      state: 'waiting' as const,
      messages: [{ code: 'notLookedAt' }],
    };
    const pruned = this.pruned.length > 0 && {
      prunedParameters: this.pruned,
    };
    const claim =
      'resource' in request
        ? aResourceClaim(request, waiting)
        : this.#made(request, {
            ...waiting,
            ...pruned,
            ...(options?.dryRun && { selection: this.selection }),
          });
    if (!options?.dryRun) {
      this.claims = [...this.claims, claim];
    }
    return claim;
  }

  async getClaim(key: ClaimKey) {
    await this.#enter('getClaim', key);
    const found = this.claims.find(claim => sameClaim(claim, key));
    if (!found) {
      throw await anApiError(404, `No claim ${key.name}`);
    }
    return found;
  }

  async getClaimGraph(key: ClaimKey): Promise<ClaimGraph> {
    await this.#enter('getClaimGraph', key);
    const claim = this.claims.find(one => sameClaim(one, key));
    if (!claim) {
      throw await anApiError(404, `No claim ${key.name}`);
    }
    const graph = this.graphs[key.name];
    if (!graph) {
      return { claim, links: [], omittedResources: 0 };
    }
    const { state, messages, move } = graph.claim;
    return { ...graph, claim: { ...claim, state, messages, move } };
  }

  async deleteClaim(key: ClaimKey) {
    await this.#enter('deleteClaim', key);
    this.claims = this.claims.filter(claim => !sameClaim(claim, key));
  }

  async reviewAccess(request: AccessReviewRequest) {
    await this.#enter('reviewAccess', request);
    const reason = this.refuse(request);
    if (reason === undefined) {
      return { allowed: true };
    }
    return typeof reason === 'string'
      ? { allowed: false, reason }
      : { allowed: false, missing: reason };
  }

  async reviewAccessBatch(requests: readonly AccessReviewRequest[]) {
    const items = await Promise.all(
      requests.map(async request => {
        try {
          return { review: await this.reviewAccess(request) };
        } catch (error) {
          return { unanswered: String(error) };
        }
      }),
    );
    return { items };
  }

  #made(
    request: ClaimRequest | NeedClaimRequest | PlanClaimRequest,
    different: Partial<ClaimWithManifest>,
  ): ClaimWithManifest {
    if ('classSelector' in request) {
      const manifest = { ...buildClassClaim(request) };
      return aClaim({ ...request, ...different, class: undefined, manifest });
    }
    if ('class' in request) {
      return aClaim({ ...request, ...different });
    }
    const { service, ...rest } = request;
    const plan = this.services
      .find(({ name }) => name === service.name)
      ?.clusters.find(({ name }) => name === request.cluster)
      ?.plans.find(({ name }) => name === service.plan);
    return aClaim({ ...rest, ...different, class: plan?.class ?? '' });
  }

  async #enter(method: Method, argument: unknown): Promise<void> {
    this.calls.push({ method, argument });
    await this.pending[method];
    const error = this.failing[method];
    if (error) {
      throw error;
    }
  }
}

function sameClaim(claim: Claim, key: ClaimKey): boolean {
  return (
    claim.cluster === key.cluster &&
    claim.namespace === key.namespace &&
    claim.name === key.name &&
    claim.kind === (key.kind ?? 'ClassClaim')
  );
}

/** What the client rejects with when the backend refuses. */
export async function anApiError(
  status: number,
  message: string,
  causes?: { field?: string; message: string }[],
): Promise<Error> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message, causes },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}
