import type { components } from '../generated/openapi';

type Schemas = components['schemas'];

/** A service that can be claimed: one class name in the clusters of one provider group. @public */
export type Offering = Schemas['Offering'];

/** What one cluster says of an offering. @public */
export type OfferingCluster = Schemas['OfferingCluster'];

/** Another source has the entity ref of an offering. @public */
export type OfferingConflict = Schemas['OfferingConflict'];

/** @public */
export type OfferingPage = Schemas['OfferingPage'];

/** A configured cluster, and whether it answers. @public */
export type Cluster = Schemas['Cluster'];

/** @public */
export type ClusterList = Schemas['ClusterList'];
/** @public */
export type GitHostList = Schemas['GitHostList'];

/** A claim with its live state. @public */
export type Claim = Schemas['Claim'];

/** One claim, asked for by its name. @public */
export type ClaimWithManifest = Schemas['ClaimWithManifest'];

/** A parameter of a claim that its class does not know. @public */
export type PrunedParameter = Schemas['PrunedParameter'];

/** The instances of a class that a claim in a namespace could have now. @public */
export type ClaimableInstances = Schemas['ClaimableInstances'];

/** How many instances are free for one pool, and for which namespaces that is asked. @public */
export type FreeInstancesRequest = Schemas['FreeInstancesRequest'];

/** @public */
export type FreeInstances = Schemas['FreeInstances'];

/** An answer to each of many questions, in their order. @public */
export type FreeInstancesBatch = Schemas['FreeInstancesBatch'];

/** Where instances are asked for. @public */
export interface ClaimableInstancesRequest {
  /** The provider group of the cluster. */
  group: string;
  class: string;
  cluster: string;
  /** Where the claim would be. */
  namespace: string;
  /** 1 to 100, default 100. */
  limit?: number;
}

/** A page of claims; `clusters` says whose claims may be missing or old. @public */
export type ClaimPage = Schemas['ClaimPage'];

/** What a claim hangs on, and which link holds it up. @public */
export type ClaimGraph = Schemas['ClaimGraph'];

/** One object of a graph, or the place where it would be. @public */
export type GraphLink = Schemas['GraphLink'];

/** What is said of a claim, as data. @public */
export type ClaimMessage = Schemas['ClaimMessage'];

/** A right that somebody lacks. @public */
export type MissingRight = Schemas['MissingRight'];

/** An Event of Kubernetes about the object of a link. @public */
export type GraphEvent = Schemas['GraphEvent'];

/** @public */
export type ClaimKind = Schemas['ClaimKind'];

/** A condition of a Kubernetes object. @public */
export type ClaimCondition = Schemas['KubernetesCondition'];

type AnyClaimRequest = Schemas['ClaimRequest'];

/** A ClassClaim: a service of a class, whichever instance that gives. @public */
export interface ClaimRequest extends Omit<AnyClaimRequest, 'resource'> {
  class: string;
}

/** A ResourceClaim: one object that the claimant knows. @public */
export interface ResourceClaimRequest
  extends Omit<AnyClaimRequest, 'class' | 'parameters'> {
  resource: WantedResource;
}

/** A Provisioned Service or a Secret, by its name. @public */
export type WantedResource = Schemas['WantedResource'];

/** @public */
export type AccessReviewRequest = Schemas['AccessReviewRequest'];

/** @public */
export type AccessReview = Schemas['AccessReview'];

/** An answer to each of many questions, in their order. @public */
export type AccessReviewBatch = Schemas['AccessReviewBatch'];

/** One violation of an invalid claim; `ResponseError.body.error.causes` holds them. @public */
export type ErrorCause = Schemas['ErrorCause'];

/** What names a claim among all clusters. @public */
export interface ClaimKey {
  cluster: string;
  namespace: string;
  name: string;
  /** Both kinds may have an object of that name. Default: ClassClaim. */
  kind?: ClaimKind;
}
