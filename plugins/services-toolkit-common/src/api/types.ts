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

/** What a claim would meet. @public */
export type Availability = Schemas['Availability'];

/** The other cluster that instances are on. @public */
export type RunsOn = Schemas['RunsOn'];

/** What is offered under one name in the clusters of one provider group, with its plans. @public */
export type Service = Schemas['Service'];

/** All that is said of one service. @public */
export type ServiceInDetail = Schemas['ServiceInDetail'];

/** @public */
export type ServicePage = Schemas['ServicePage'];

/** A service as one cluster has it. @public */
export type ServiceInCluster = Schemas['ServiceInCluster'];

/** @public */
export type ServicePlan = Schemas['ServicePlan'];

/** A promise that a cluster keeps. @public */
export type KeptGuarantee = Schemas['KeptGuarantee'];

/** What would be a promise, and is none in this cluster. @public */
export type GuaranteeNotKept = Schemas['GuaranteeNotKept'];

/** What a service can do in a cluster. @public */
export type AvailableCapability = Schemas['AvailableCapability'];

/** What a service could do, and cannot in this cluster. @public */
export type CapabilityNotAvailable = Schemas['CapabilityNotAvailable'];

/** An example of how a kind of a service is used. @public */
export type ServiceExample = Schemas['ServiceExample'];

/** The facts of a cluster by which its guarantees are judged. @public */
export type Infrastructure = Schemas['Infrastructure'];

/** What names a service: those of one name in the clusters of a provider group are one. @public */
export interface ServiceKey {
  group: string;
  /** Name of the ClusterServiceOffering. */
  service: string;
}

/** The plan of a service. @public */
export type PlanChoice = Schemas['PlanChoice'];

/** What a claim needs, in place of a class. @public */
export type ClassSelector = Schemas['ClassSelector'];

/** What a claim by need would get now, or what came closest. @public */
export type ClaimSelection = Schemas['ClaimSelection'];

/** A plan that is not what a claim by need asks for, and why. @public */
export type LackingPlan = Schemas['LackingPlan'];

/** The links between clusters, for those who run them. @public */
export type LinkList = Schemas['LinkList'];

/** A cluster that uses others, or that others use. @public */
export type LinkedCluster = Schemas['LinkedCluster'];

/** @public */
export type LinkState = Schemas['LinkState'];

/** A cluster whose APIs another one uses. @public */
export type UsedCluster = Schemas['UsedCluster'];

/** An API group that a cluster uses of another. @public */
export type ImportedGroup = Schemas['ImportedGroup'];

/** An API group that namespaces are open for. @public */
export type OpenedGroup = Schemas['OpenedGroup'];

/** A cluster that uses the APIs of another one. @public */
export type UsingCluster = Schemas['UsingCluster'];

/** What a cluster lets another one use in a namespace. @public */
export type ExportedResources = Schemas['ExportedResources'];

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
export interface ClaimRequest
  extends Omit<AnyClaimRequest, 'classSelector' | 'resource' | 'service'> {
  class: string;
}

/** The same by a plan of a service: the class is the one that the cluster's offering names for it. @public */
export interface PlanClaimRequest
  extends Omit<AnyClaimRequest, 'class' | 'classSelector' | 'resource'> {
  service: PlanChoice;
}

/** A ClassClaim that says what it needs: the cluster chooses a plan that has all of it. @public */
export interface NeedClaimRequest
  extends Omit<AnyClaimRequest, 'class' | 'resource' | 'service'> {
  classSelector: ClassSelector;
}

/** A ResourceClaim: one object that the claimant knows. @public */
export interface ResourceClaimRequest
  extends Omit<
    AnyClaimRequest,
    'class' | 'classSelector' | 'parameters' | 'service'
  > {
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
