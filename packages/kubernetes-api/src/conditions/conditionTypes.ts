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

/**
 * The conditions of kstatus on ClassClaims and ResourceClaims, which are there only while they are True: a claim that is not
 * ready makes progress on its own, or it does not. They carry reason and message of `Ready`, and are not summed up in it.
 *
 * @public
 */
export const progressConditions = ['Reconciling', 'Stalled'] as const;
/** The type of a condition of kstatus. @public */
export type ProgressConditionType = (typeof progressConditions)[number];
