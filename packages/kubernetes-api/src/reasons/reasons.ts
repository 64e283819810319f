import type {
  ClassAccessBindingConditionType,
  ClassClaimConditionType,
  ClusterExampleUsageConditionType,
  ClusterInfrastructureConditionType,
  ClusterInstanceClassConditionType,
  ClusterResourceConditionType,
  ClusterServiceOfferingConditionType,
  ProvisionTemplateConditionType,
  ResourceClaimConditionType,
} from '../conditions/conditionTypes';

/** The reason of every condition that is `Unknown` because nobody has looked yet. @public */
export const initializing = 'Initializing';

/** What the original toolkit left in statuses. It is read; the controllers never write it. @public */
export const originalReasons = ['ResourceReady'] as const;

/** Why a ClusterInstanceClass is not ready, by the condition that says so first. @public */
export const clusterInstanceClassReasons = {
  Ready: [
    'PooledResourceNotFound',
    'PoolSelectorNotSupported',
    'CompositeResourceDefinitionNotFound',
    'CompositeResourceDefinitionNotValid',
    'CompositeResourceDefinitionNotReady',
    'ProvisionTemplateNotFound',
    'ProvisionTemplateNotReady',
  ],
} as const satisfies Partial<
  Record<ClusterInstanceClassConditionType, readonly string[]>
>;

/** Why a ClassClaim is not ready, by the condition that says so first. @public */
export const classClaimReasons = {
  ClassMatched: [
    'UnableToFetchClass',
    'ClassDoesNotExist',
    /** Ours: no plan of an offering has what spec.classSelector asks for. */
    'NoMatchingClass',
    'ClassNotReady',
    'ClaimNotAuthorized',
  ],
  Validated: ['ReasonParametersInvalid'],
  ResourceClaimCreated: [
    'UnableToQueryClaimableInstances',
    'NoClaimableInstances',
    'UnableToCreateResourceClaim',
    'UnableToCreateClaimableInstance',
    'ResourceNotReady',
    'ResourceReadyUnsupported',
    ...originalReasons,
  ],
  Ready: [
    /** Ours: a claim that is being deleted is kept by what was made for it. */
    'UnableToDeleteClaimableInstance',
  ],
} as const satisfies Partial<
  Record<ClassClaimConditionType, readonly string[]>
>;

/** Why the condition GuaranteesMet of a ClassClaim does not hold. All of them are ours. @public */
export const guaranteesMetReasons = [
  /** The offering does not promise it any more, or this cluster cannot keep it any more. */
  'GuaranteeNotMet',
  /** Nobody knows: a fact may not be read. */
  'GuaranteeUnknown',
  /** The offering that the claim was resolved to is gone. */
  'OfferingNotFound',
] as const;
/** A reason of the condition GuaranteesMet. @public */
export type GuaranteesMetReason = (typeof guaranteesMetReasons)[number];

/** Why a ResourceClaim is not ready, by the condition that says so first. @public */
export const resourceClaimReasons = {
  ResourceMatched: [
    'ResourceNotFound',
    'UnableToTrackReferencedResource',
    'NoMatchingResourceClaimPolicy',
    'ResourceNonBindable',
  ],
  ResourceClaimed: [
    'ResourceAlreadyClaimed',
    'UnableToSetExclusiveClaim',
    'BindingNotCopyable',
  ],
  Ready: ['UpdatedResourceReference', 'ClaimMarkedForDeletion'],
} as const satisfies Partial<
  Record<ResourceClaimConditionType, readonly string[]>
>;

/** Why a ClusterResourceProvisionTemplate is not ready. All of them are ours. @public */
export const provisionTemplateReasons = {
  Ready: [
    /** It cannot be understood: the message names each place, and what is wrong there. */
    'TemplateNotValid',
    'KindNotServed',
    /** The controllers may not manage a kind: the message spells out the missing rule. */
    'KindNotAllowed',
  ],
} as const satisfies Partial<
  Record<ProvisionTemplateConditionType, readonly string[]>
>;

/** Why a ResourceClassAccessBinding is not ready. All of them are ours. @public */
export const classAccessBindingReasons = {
  Ready: [
    /** The right is granted, and there is nothing yet to use it on. */
    'ClassDoesNotExist',
    'NoClassMatches',
    /** A ClusterRole or ClusterRoleBinding of the name is not this binding's. */
    'NameTaken',
    /** The API server refuses the ClusterRole or its binding (its words). */
    'UnableToGrant',
  ],
} as const satisfies Partial<
  Record<ClassAccessBindingConditionType, readonly string[]>
>;

/** Why a ClusterResource is not ready. All of them are ours. @public */
export const clusterResourceReasons = {
  Ready: [
    /** The cluster serves no such kind. */
    'ResourceNotServed',
    /** An expression or the icon cannot be used: the message names each place, and what is wrong there. */
    'ContentNotValid',
    /** Objects of a kind that describes it may not be read: the message spells out the missing rule. */
    'UnableToReadDescriptors',
  ],
} as const satisfies Partial<
  Record<ClusterResourceConditionType, readonly string[]>
>;

/** Why a ClusterExampleUsage is not ready. All of them are ours. @public */
export const clusterExampleUsageReasons = {
  Ready: [
    'ResourceNotServed',
    /** The document is no YAML, is about another kind, or breaks the schema: with line and column. */
    'ExampleNotValid',
    /** The schema could not be read: the message spells out the missing rule, or what failed. */
    'UnableToReadSchema',
  ],
} as const satisfies Partial<
  Record<ClusterExampleUsageConditionType, readonly string[]>
>;

/** Why a ClusterInfrastructure is not ready. All of them are ours. @public */
export const clusterInfrastructureReasons = {
  Ready: [
    /** Facts may not be read: the message spells out the missing rules. */
    'FactsUnknown',
  ],
} as const satisfies Partial<
  Record<ClusterInfrastructureConditionType, readonly string[]>
>;

/** Why a ClusterServiceOffering is not ready, by the condition that says so first. All of them are ours. @public */
export const clusterServiceOfferingReasons = {
  Valid: [
    /** An expression or the icon cannot be used: the message names each place, and what is wrong there. */
    'ContentNotValid',
  ],
  Resolved: [
    'NoPlans',
    'ClassDoesNotExist',
    /** The kinds of classes are not installed. */
    'ClassesNotInstalled',
  ],
  Consistent: [
    /** Another offering says that it owns one of the classes, or has a plan with it. */
    'OwnersDiffer',
  ],
  OutputsMatch: ['OutputsDiffer'],
  Ready: [
    /** No plan can be claimed: the classes are not ready. */
    'NoPlanReady',
  ],
} as const satisfies Partial<
  Record<ClusterServiceOfferingConditionType, readonly string[]>
>;

/** What is not `True` has one of the table's reasons; what is `True` carries its type as reason. @public */
export type ReasonOf<
  TType extends string,
  TReasons extends Partial<Record<TType, readonly string[]>>,
> =
  | typeof initializing
  | TType
  | (TReasons[keyof TReasons] extends infer TList
      ? TList extends readonly (infer TReason)[]
        ? TReason
        : never
      : never);

/** A reason in a condition of a ClusterInstanceClass. @public */
export type ClusterInstanceClassReason = ReasonOf<
  ClusterInstanceClassConditionType,
  typeof clusterInstanceClassReasons
>;

/** A reason in a condition of a ClusterResourceProvisionTemplate. @public */
export type ProvisionTemplateReason = ReasonOf<
  ProvisionTemplateConditionType,
  typeof provisionTemplateReasons
>;

/** A reason in a condition of a ResourceClassAccessBinding. @public */
export type ClassAccessBindingReason = ReasonOf<
  ClassAccessBindingConditionType,
  typeof classAccessBindingReasons
>;

/** A reason in a condition of a ClusterResource. @public */
export type ClusterResourceReason = ReasonOf<
  ClusterResourceConditionType,
  typeof clusterResourceReasons
>;

/** A reason in a condition of a ClusterExampleUsage. @public */
export type ClusterExampleUsageReason = ReasonOf<
  ClusterExampleUsageConditionType,
  typeof clusterExampleUsageReasons
>;

/** A reason in a condition of a ClusterInfrastructure. @public */
export type ClusterInfrastructureReason = ReasonOf<
  ClusterInfrastructureConditionType,
  typeof clusterInfrastructureReasons
>;

/** A reason in a condition of a ClusterServiceOffering. @public */
export type ClusterServiceOfferingReason = ReasonOf<
  ClusterServiceOfferingConditionType,
  typeof clusterServiceOfferingReasons
>;

/** A reason in a condition of a ResourceClaim. @public */
export type ResourceClaimReason = ReasonOf<
  ResourceClaimConditionType,
  typeof resourceClaimReasons
>;

/**
 * A reason that is written into a condition of a ClassClaim; its `Ready` passes on why its ResourceClaim is not ready.
 *
 * @public
 */
export type ClassClaimReason =
  | Exclude<
      ReasonOf<ClassClaimConditionType, typeof classClaimReasons>,
      (typeof originalReasons)[number]
    >
  | ResourceClaimReason;
