/**
 * The language of Services Toolkit: its kinds, the names of their conditions and reasons, and what every object of
 * Kubernetes has.
 *
 * @packageDocumentation
 */

export * from './builtin/KubernetesObject';
export * from './builtin/LabelSelector';
export * from './builtin/ObjectMeta';
export * from './builtin/ObjectReference';
export * from './builtin/apiVersionOf';
export * from './builtin/builtinResourceTypes';
export * from './builtin/labelSelectorText';
export * from './builtin/matchesLabelSelector';
export * from './conditions/Condition';
export * from './conditions/conditionTypes';
export * from './conditions/getCondition';
export * from './conditions/isReady';
export * from './conditions/projectionConditionTypes';
export * from './conditions/replicationConditionTypes';
export * from './conditions/sameConditions';
export * from './conditions/setCondition';
export * from './conditions/timestampOf';
export * from './json/ExactInteger';
export * from './json/copyJson';
export * from './json/parseJson';
export * from './kinds/InstanceQuery';
export * from './kinds/ResourceType';
export * from './kinds/generated/APIResourceImport';
export * from './kinds/generated/APIExportRoleBinding';
export * from './kinds/generated/ClassClaim';
export * from './kinds/generated/ClusterAPIGroupImport';
export * from './kinds/generated/ClusterExampleUsage';
export * from './kinds/generated/ClusterInfrastructure';
export * from './kinds/generated/ClusterInstanceClass';
export * from './kinds/generated/ClusterResource';
export * from './kinds/generated/ClusterResourceProvisionTemplate';
export * from './kinds/generated/ClusterServiceOffering';
export * from './kinds/generated/DownstreamClusterLink';
export * from './kinds/generated/ResourceClaim';
export * from './kinds/generated/ResourceClaimPolicy';
export * from './kinds/generated/ResourceClassAccessBinding';
export * from './kinds/generated/SecretExport';
export * from './kinds/generated/SecretImport';
export * from './kinds/generated/UpstreamClusterLink';
export * from './kinds/resourceTypes';
export * from './metadata/isProjectableGroup';
export * from './metadata/annotations';
export * from './metadata/category';
export * from './metadata/finalizers';
export * from './metadata/labels';
export * from './metadata/projection';
export * from './metadata/replication';
export * from './parameters/isDeeperThan';
export * from './parameters/schema/applyDefaults';
export type {
  Json,
  SchemaRule,
  StructuralSchema,
} from './parameters/StructuralSchema';
export * from './reasons/eventReasons';
export * from './reasons/projectionReasons';
export * from './reasons/reasons';
export * from './reasons/replicationReasons';
