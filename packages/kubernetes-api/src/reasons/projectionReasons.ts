import type {
  APIExportRoleBindingConditionType,
  APIResourceImportConditionType,
  ClusterAPIGroupImportConditionType,
  DownstreamClusterLinkConditionType,
  UpstreamClusterLinkConditionType,
} from '../conditions/projectionConditionTypes';
import type { ReasonOf } from './reasons';

/** Why an UpstreamClusterLink is not ready, by the condition that says so first. All of them are ours. @public */
export const upstreamClusterLinkReasons = {
  ServiceAccountReady: [
    /** An older link of the namespace has its ServiceAccount. */
    'NamespaceHasLink',
    /** A ServiceAccount, RoleBinding or ClusterRoleBinding of the name is not this link's. */
    'NameTaken',
    /** The API server refuses one of them (its words). */
    'UnableToGrant',
  ],
  Ready: [
    /** Nothing says at which address, or with which authority, the other side reaches the API server. */
    'ServerUnknown',
    /** The Secret for the kubeconfig is somebody else's, or the API server refuses it (its words). */
    'UnableToWriteKubeconfig',
  ],
} as const satisfies Partial<
  Record<UpstreamClusterLinkConditionType, readonly string[]>
>;

/** Why an APIExportRoleBinding gives no rights. All of them are ours. @public */
export const apiExportRoleBindingReasons = {
  Ready: [
    'LinkNotFound',
    /** The link has no ServiceAccount (yet). */
    'LinkNotReady',
    'RoleNotFound',
    /** The ClusterRole says more than an export may: the message names each rule that does. */
    'RoleNotAllowed',
    /** A RoleBinding of the name is not this export's. */
    'NameTaken',
    /** The API server refuses the RoleBinding (its words). */
    'UnableToGrant',
  ],
} as const satisfies Partial<
  Record<APIExportRoleBindingConditionType, readonly string[]>
>;

/** Why a DownstreamClusterLink is not ready, by the condition that says so first. All of them are ours. @public */
export const downstreamClusterLinkReasons = {
  UpstreamReachable: [
    'SecretNotFound',
    /** The controllers may not read it: the message spells out the missing rule. */
    'UnableToReadSecret',
    /** It is no kubeconfig, or not that of a link. */
    'KubeconfigNotValid',
    /** The service cluster is this very cluster. */
    'LinkToItself',
    /** No answer came, or one of something else. */
    'UpstreamUnreachable',
    /** The token is not valid any more: hand the kubeconfig over again. */
    'TokenExpired',
    /** The token should be valid still, and is not: the link was deleted there. */
    'TokenRevoked',
  ],
  ProxyReady: [
    /** The aggregated API server is not installed, or has not published its authority yet. */
    'ProxyNotInstalled',
  ],
} as const satisfies Partial<
  Record<DownstreamClusterLinkConditionType, readonly string[]>
>;

/** Why a ClusterAPIGroupImport is not ready, by the condition that says so first. All of them are ours. @public */
export const clusterAPIGroupImportReasons = {
  NoConflict: [
    /** It is one of Kubernetes' own, or of ours. */
    'GroupNotAllowed',
    /** A CustomResourceDefinition of this cluster has it. */
    'GroupInstalled',
    /** An older ClusterAPIGroupImport has it. */
    'GroupImported',
    /** Another API server of this cluster has it. */
    'GroupServedByOther',
  ],
  Served: [
    'LinkNotFound',
    /** What the service cluster serves is not known (yet). */
    'LinkNotReady',
    /** The service cluster does not serve the group, or none of the versions. */
    'VersionsNotServed',
  ],
  Ready: [
    /** What answers for imported groups is not there. */
    'ProxyNotReady',
    /** The API server refuses an APIService (its words). */
    'UnableToRegister',
  ],
} as const satisfies Partial<
  Record<ClusterAPIGroupImportConditionType, readonly string[]>
>;

/** Why an APIResourceImport is not ready. All of them are ours. @public */
export const apiResourceImportReasons = {
  Ready: ['GroupNotImported', 'GroupNotReady'],
} as const satisfies Partial<
  Record<APIResourceImportConditionType, readonly string[]>
>;

/** A reason in a condition of an UpstreamClusterLink. @public */
export type UpstreamClusterLinkReason = ReasonOf<
  UpstreamClusterLinkConditionType,
  typeof upstreamClusterLinkReasons
>;

/** A reason in a condition of an APIExportRoleBinding. @public */
export type APIExportRoleBindingReason = ReasonOf<
  APIExportRoleBindingConditionType,
  typeof apiExportRoleBindingReasons
>;

/** A reason in a condition of a DownstreamClusterLink. @public */
export type DownstreamClusterLinkReason = ReasonOf<
  DownstreamClusterLinkConditionType,
  typeof downstreamClusterLinkReasons
>;

/** A reason in a condition of a ClusterAPIGroupImport. @public */
export type ClusterAPIGroupImportReason = ReasonOf<
  ClusterAPIGroupImportConditionType,
  typeof clusterAPIGroupImportReasons
>;

/** A reason in a condition of an APIResourceImport. @public */
export type APIResourceImportReason = ReasonOf<
  APIResourceImportConditionType,
  typeof apiResourceImportReasons
>;
