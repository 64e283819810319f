import {
  builtinResourceTypes,
  labels,
  projection,
  projectionResourceTypes,
  type APIExportRoleBinding,
  type APIResourceImport,
  type ClusterAPIGroupImport,
  type DownstreamClusterLink,
  type KubernetesObject,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import type { Cluster } from '../../../runtime/Cluster';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import type { Binding } from '../../../runtime/links/Binding';
import type { APIService, ClusterRole, ConfigMap, Service } from './objects';

/** What a service cluster follows. */
export interface ExportKinds {
  upstreamLinks: FollowedKind<UpstreamClusterLink>;
  exports: FollowedKind<APIExportRoleBinding>;
  /** Metadata of those that links have. */
  serviceAccounts: FollowedKind<KubernetesObject>;
  /** Those that were made for links and exports. */
  roleBindings: FollowedKind<Binding>;
  clusterRoleBindings: FollowedKind<Binding>;
  clusterRoles: FollowedKind<ClusterRole>;
}

/** What a workload cluster follows. */
export interface ImportKinds {
  downstreamLinks: FollowedKind<DownstreamClusterLink>;
  groupImports: FollowedKind<ClusterAPIGroupImport>;
  resourceImports: FollowedKind<APIResourceImport>;
  apiServices: FollowedKind<APIService>;
  /** The one that has the authority of the proxy. */
  proxyAuthorities: FollowedKind<ConfigMap>;
  /** The one in front of the proxy. */
  proxyServices: FollowedKind<Service>;
}

const {
  apiServices,
  clusterRoleBindings,
  clusterRoles,
  configMaps,
  roleBindings,
  serviceAccounts,
  services,
} = builtinResourceTypes;

/** All that exports depend on, with the indexes that tell who has to look again when something changes. */
export function followExportKinds(cluster: Cluster): ExportKinds {
  return {
    upstreamLinks: cluster.defined<UpstreamClusterLink>({
      type: projectionResourceTypes.upstreamClusterLinks,
      indexers: {
        namespace: ({ metadata }) => [metadata.namespace ?? ''],
        uid: ({ metadata }) => [metadata.uid ?? ''],
      },
    }),
    exports: cluster.defined<APIExportRoleBinding>({
      type: projectionResourceTypes.apiExportRoleBindings,
      indexers: {
        linkNamespace: ({ spec }) => [spec.linkRef.namespace],
        role: ({ spec }) => [spec.roleRef.name],
        uid: ({ metadata }) => [metadata.uid ?? ''],
      },
    }),
    serviceAccounts: cluster.builtin<KubernetesObject>({
      type: serviceAccounts,
      metadataOnly: true,
      fieldSelector: `metadata.name=${projection.serviceAccount}`,
    }),
    roleBindings: cluster.builtin<Binding>({
      type: roleBindings,
      labelSelector: labels.upstreamLinkUid,
      indexers: { link: linkUidsOf },
    }),
    clusterRoleBindings: cluster.builtin<Binding>({
      type: clusterRoleBindings,
      labelSelector: labels.upstreamLinkUid,
      indexers: { link: linkUidsOf },
    }),
    clusterRoles: cluster.builtin<ClusterRole>({
      type: clusterRoles,
      transform: ({ apiVersion, kind, metadata, rules }) => ({
        ...{ apiVersion, kind, rules: rules ?? [] },
        metadata: {
          ...{ name: metadata.name, uid: metadata.uid },
          resourceVersion: metadata.resourceVersion,
        },
      }),
    }),
  };
}

/** All that imports depend on. `namespace` is the controllers' own, where the proxy is. */
export function followImportKinds(
  cluster: Cluster,
  namespace: string,
): ImportKinds {
  return {
    downstreamLinks: cluster.defined<DownstreamClusterLink>({
      type: projectionResourceTypes.downstreamClusterLinks,
    }),
    groupImports: cluster.defined<ClusterAPIGroupImport>({
      type: projectionResourceTypes.clusterAPIGroupImports,
      indexers: {
        group: ({ spec }) => [spec.group],
        link: ({ spec }) => [`${spec.linkRef.namespace}/${spec.linkRef.name}`],
      },
    }),
    resourceImports: cluster.defined<APIResourceImport>({
      type: projectionResourceTypes.apiResourceImports,
      indexers: { group: ({ spec }) => [spec.group] },
    }),
    apiServices: cluster.builtin<APIService>({
      type: apiServices,
      indexers: { group: ({ spec }) => [spec.group] },
    }),
    proxyAuthorities: cluster.builtin<ConfigMap>({
      ...{ type: configMaps, namespace },
      fieldSelector: `metadata.name=${projection.proxyAuthority}`,
    }),
    proxyServices: cluster.builtin<Service>({
      ...{ type: services, namespace },
      fieldSelector: `metadata.name=${projection.proxyService}`,
    }),
  };
}

function linkUidsOf({ metadata }: KubernetesObject): string[] {
  return [metadata.labels?.[labels.upstreamLinkUid] ?? ''];
}
