/**
 * The language of Services Toolkit: its kinds, their conditions and reasons, and rules that portal and controllers share.
 *
 * @packageDocumentation
 */

export * from './ClaimSummary';
export * from './Condition';
export * from './InstanceQuery';
export * from './KubernetesObject';
export * from './LabelSelector';
export * from './ObjectMeta';
export * from './ObjectReference';
export * from './ResourceType';
export * from './annotations';
export * from './apiVersionOf';
export * from './builtinResourceTypes';
export * from './category';
export * from './claimReference';
export * from './claiming/ClaimLease';
export * from './claiming/ClaimableResource';
export * from './claiming/PoolInstance';
export * from './claiming/allowedByPolicy';
export * from './claiming/isInPool';
export * from './claiming/isInstanceHeld';
export * from './claiming/labelSelectorText';
export * from './claiming/matchesLabelSelector';
export * from './claiming/occupies';
export * from './claiming/parseClaimLease';
export * from './claiming/referencesOf';
export * from './claiming/resourceIdentity';
export * from './conditionTypes';
export * from './crossplane';
export * from './diagnosis';
export * from './eventReasons';
export * from './finalizers';
export * from './generated/ClassClaim';
export * from './generated/ClusterInstanceClass';
export * from './generated/ClusterResourceProvisionTemplate';
export * from './generated/ResourceClaim';
export * from './generated/ResourceClaimPolicy';
export * from './generated/ResourceClassAccessBinding';
export * from './getCondition';
export * from './isOwnedByClassClaim';
export * from './isReady';
export * from './json/ExactInteger';
export * from './json/copyJson';
export * from './json/parseJson';
export * from './labels';
export * from './parameters/schema/applyDefaults';
export type {
  Json,
  SchemaRule,
  StructuralSchema,
} from './parameters/StructuralSchema';
export * from './reasons';
export * from './resourceTypes';
export * from './sameConditions';
export * from './setCondition';
export * from './summarizeClaim';
