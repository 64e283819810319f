/** The conditions of a ClusterInstanceClass. `Ready` sums the others up. */
export const clusterInstanceClassConditions = ['Ready'] as const;
/** The type of a condition of a ClusterInstanceClass. */
export type ClusterInstanceClassConditionType =
  (typeof clusterInstanceClassConditions)[number];

/** The conditions of a ClassClaim, in the order in which they come true. `Ready` sums the others up. */
export const classClaimConditions = [
  'ClassMatched',
  'Validated',
  'ResourceClaimCreated',
  'Ready',
] as const;
/** The type of a condition of a ClassClaim. */
export type ClassClaimConditionType = (typeof classClaimConditions)[number];

/** The conditions of a ResourceClaim, in the order in which they come true. `Ready` sums the others up. */
export const resourceClaimConditions = [
  'ResourceMatched',
  'ResourceClaimed',
  'Ready',
] as const;
/** The type of a condition of a ResourceClaim. */
export type ResourceClaimConditionType =
  (typeof resourceClaimConditions)[number];

/** The conditions of a ClusterResourceProvisionTemplate. */
export const provisionTemplateConditions = ['Ready'] as const;
/** The type of a condition of a ClusterResourceProvisionTemplate. */
export type ProvisionTemplateConditionType =
  (typeof provisionTemplateConditions)[number];

/** The conditions of a ResourceClassAccessBinding. */
export const classAccessBindingConditions = ['Ready'] as const;
/** The type of a condition of a ResourceClassAccessBinding. */
export type ClassAccessBindingConditionType =
  (typeof classAccessBindingConditions)[number];
