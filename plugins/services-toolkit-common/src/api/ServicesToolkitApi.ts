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

/** @public */
export interface ServicesToolkitRequestOptions {
  /** Backstage token; in a browser the fetchApi adds the user's. */
  token?: string;
  signal?: AbortSignal;
}

/** @public */
export interface PageRequest {
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** 1 to 100, default 100. */
  limit?: number;
}

/** Which claims are listed; what is left out narrows nothing. @public */
export interface ClaimFilter {
  /** Those made for this catalog entity. */
  entityRef?: string;
  /** Those on this class. */
  class?: string;
  /** Those that are not ready. */
  pending?: boolean;
  /** Claims of the caller and of the groups that they belong to. */
  owned?: boolean;
}

/**
 * The claim API. Each method rejects with a `ResponseError` when the backend refuses; its `body.error` has `name`,
 * `message` for people, and for an invalid claim `causes`.
 *
 * @public
 */
export interface ServicesToolkitApi {
  /** A page of what can be claimed. */
  listOfferings(
    request?: PageRequest,
    options?: ServicesToolkitRequestOptions,
  ): Promise<OfferingPage>;

  /** One offering; 404 where no cluster of the group has the class. */
  getOffering(
    request: { group: string; class: string },
    options?: ServicesToolkitRequestOptions,
  ): Promise<Offering>;

  /**
   * The instances that a claim in a namespace could have now, asked as the caller. 403 says what the caller lacks, 404
   * that the cluster does not serve such questions.
   */
  listClaimableInstances(
    request: ClaimableInstancesRequest,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimableInstances>;

  /**
   * How many instances are free for each of at most 100 pools, in one request. What the caller may not ask, or a cluster
   * does not answer, has no count.
   */
  countFreeInstances(
    requests: readonly FreeInstancesRequest[],
    options?: ServicesToolkitRequestOptions,
  ): Promise<FreeInstancesBatch>;

  /** A page of what is offered as a service, with plans and guarantees. */
  listServices(
    request?: PageRequest,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ServicePage>;

  /** One service; 404 where no cluster of the group has a ClusterServiceOffering of the name. */
  getService(
    key: ServiceKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ServiceInDetail>;

  /** The picture of a service whose `icon` has a digest: to be shown as an image, and never as a document. */
  getServiceIcon(
    key: ServiceKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<Blob>;

  /** The facts of a cluster, for those who may read them there. */
  getInfrastructure(
    cluster: string,
    options?: ServicesToolkitRequestOptions,
  ): Promise<Infrastructure>;

  /** All configured clusters. */
  listClusters(options?: ServicesToolkitRequestOptions): Promise<ClusterList>;

  /** The links between clusters, with what goes through them, as far as the caller may list it in each cluster. */
  listLinks(options?: ServicesToolkitRequestOptions): Promise<LinkList>;

  /** The Git hosts that the portal can open pull requests on. */
  listGitHosts(options?: ServicesToolkitRequestOptions): Promise<GitHostList>;

  /** A page of the claims that the caller may read, all or some. */
  listClaims(
    request?: PageRequest & ClaimFilter,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimPage>;

  /** Claims as the caller; with `dryRun` the API server only checks. */
  createClaim(
    request:
      | ClaimRequest
      | NeedClaimRequest
      | PlanClaimRequest
      | ResourceClaimRequest,
    options?: ServicesToolkitRequestOptions & { dryRun?: boolean },
  ): Promise<ClaimWithManifest>;

  getClaim(
    key: ClaimKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimWithManifest>;

  /** What the claim hangs on, link by link, as far as the caller may read it. */
  getClaimGraph(
    key: ClaimKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<ClaimGraph>;

  /** Releases as the caller. The claim stays visible as `deleting` until it is gone. */
  deleteClaim(
    key: ClaimKey,
    options?: ServicesToolkitRequestOptions,
  ): Promise<void>;

  /** May the caller do this, and if not, what is missing and who can grant it. */
  reviewAccess(
    request: AccessReviewRequest,
    options?: ServicesToolkitRequestOptions,
  ): Promise<AccessReview>;

  /**
   * The same for at most 500 places in one request. A cluster that does not answer leaves its own questions unanswered,
   * and no others.
   */
  reviewAccessBatch(
    requests: readonly AccessReviewRequest[],
    options?: ServicesToolkitRequestOptions,
  ): Promise<AccessReviewBatch>;
}
