/** The conditions of an UpstreamClusterLink, in the order in which they come true. @public */
export const upstreamClusterLinkConditions = [
  'ServiceAccountReady',
  'Ready',
] as const;
/** The type of a condition of an UpstreamClusterLink. @public */
export type UpstreamClusterLinkConditionType =
  (typeof upstreamClusterLinkConditions)[number];

/** The conditions of an APIExportRoleBinding. @public */
export const apiExportRoleBindingConditions = ['Ready'] as const;
/** The type of a condition of an APIExportRoleBinding. @public */
export type APIExportRoleBindingConditionType =
  (typeof apiExportRoleBindingConditions)[number];

/** The conditions of a DownstreamClusterLink, of which `Ready` sums the others up. @public */
export const downstreamClusterLinkConditions = [
  'UpstreamReachable',
  'ProxyReady',
  'Ready',
] as const;
/** The type of a condition of a DownstreamClusterLink. @public */
export type DownstreamClusterLinkConditionType =
  (typeof downstreamClusterLinkConditions)[number];

/** The conditions of a ClusterAPIGroupImport, of which `Ready` sums the others up. @public */
export const clusterAPIGroupImportConditions = [
  'NoConflict',
  'Served',
  'Ready',
] as const;
/** The type of a condition of a ClusterAPIGroupImport. @public */
export type ClusterAPIGroupImportConditionType =
  (typeof clusterAPIGroupImportConditions)[number];

/** The conditions of an APIResourceImport. @public */
export const apiResourceImportConditions = ['Ready'] as const;
/** The type of a condition of an APIResourceImport. @public */
export type APIResourceImportConditionType =
  (typeof apiResourceImportConditions)[number];
