/** The conditions of a ClusterInstanceClass. `Ready` sums the others up. @public */
export const clusterInstanceClassConditions = ['Ready'] as const;
/** The type of a condition of a ClusterInstanceClass. @public */
export type ClusterInstanceClassConditionType =
  (typeof clusterInstanceClassConditions)[number];

/** The conditions of a ClassClaim, in the order in which they come true. `Ready` sums the others up. @public */
export const classClaimConditions = [
  'ClassMatched',
  'Validated',
  'ResourceClaimCreated',
  'Ready',
] as const;
/** The type of a condition of a ClassClaim. @public */
export type ClassClaimConditionType = (typeof classClaimConditions)[number];

/**
 * Whether what a claim by need was promised still holds. Present only on claims whose `classSelector` asks for capabilities
 * or guarantees, once they are resolved; `Ready` does not sum it up, since nothing is moved when a promise is withdrawn.
 *
 * @public
 */
export const guaranteesMet = 'GuaranteesMet';

/** The conditions of a ResourceClaim, in the order in which they come true. `Ready` sums the others up. @public */
export const resourceClaimConditions = [
  'ResourceMatched',
  'ResourceClaimed',
  'Ready',
] as const;
/** The type of a condition of a ResourceClaim. @public */
export type ResourceClaimConditionType =
  (typeof resourceClaimConditions)[number];

/** The conditions of a ClusterResourceProvisionTemplate. @public */
export const provisionTemplateConditions = ['Ready'] as const;
/** The type of a condition of a ClusterResourceProvisionTemplate. @public */
export type ProvisionTemplateConditionType =
  (typeof provisionTemplateConditions)[number];

/** The conditions of a ResourceClassAccessBinding. @public */
export const classAccessBindingConditions = ['Ready'] as const;
/** The type of a condition of a ResourceClassAccessBinding. @public */
export type ClassAccessBindingConditionType =
  (typeof classAccessBindingConditions)[number];

/** The conditions of a ClusterResource. @public */
export const clusterResourceConditions = ['Ready'] as const;
/** The type of a condition of a ClusterResource. @public */
export type ClusterResourceConditionType =
  (typeof clusterResourceConditions)[number];

/** The conditions of a ClusterExampleUsage. @public */
export const clusterExampleUsageConditions = ['Ready'] as const;
/** The type of a condition of a ClusterExampleUsage. @public */
export type ClusterExampleUsageConditionType =
  (typeof clusterExampleUsageConditions)[number];

/** The conditions of a ClusterInfrastructure. @public */
export const clusterInfrastructureConditions = ['Ready'] as const;
/** The type of a condition of a ClusterInfrastructure. @public */
export type ClusterInfrastructureConditionType =
  (typeof clusterInfrastructureConditions)[number];

/** The conditions of a ClusterServiceOffering: what it says can be used, its classes exist, nobody contradicts it, and its
 * Secrets hold what it says. `Ready` sums the others up. @public */
export const clusterServiceOfferingConditions = [
  'Valid',
  'Resolved',
  'Consistent',
  'OutputsMatch',
  'Ready',
] as const;
/** The type of a condition of a ClusterServiceOffering. @public */
export type ClusterServiceOfferingConditionType =
  (typeof clusterServiceOfferingConditions)[number];

/**
 * The conditions of kstatus on ClassClaims and ResourceClaims, which are there only while they are True: a claim that is not
 * ready makes progress on its own, or it does not. They carry reason and message of `Ready`, and are not summed up in it.
 *
 * @public
 */
export const progressConditions = ['Reconciling', 'Stalled'] as const;
/** The type of a condition of kstatus. @public */
export type ProgressConditionType = (typeof progressConditions)[number];
