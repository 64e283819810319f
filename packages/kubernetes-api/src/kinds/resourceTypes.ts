import type { ResourceType } from './ResourceType';

const group = 'services.apps.tanzu.vmware.com';
const version = 'v1alpha1';
const replicationGroup =
  'replication.apiresources.multicluster.x-tanzu.vmware.com';
const projectionGroup =
  'projection.apiresources.multicluster.x-tanzu.vmware.com';

/** The kinds that this project defines. @public */
export const resourceTypes = {
  clusterInstanceClasses: {
    group,
    version,
    kind: 'ClusterInstanceClass',
    plural: 'clusterinstanceclasses',
    namespaced: false,
  },
  clusterResourceProvisionTemplates: {
    group,
    version,
    kind: 'ClusterResourceProvisionTemplate',
    plural: 'clusterresourceprovisiontemplates',
    namespaced: false,
  },
  classClaims: {
    group,
    version,
    kind: 'ClassClaim',
    plural: 'classclaims',
    namespaced: true,
  },
  resourceClaims: {
    group,
    version,
    kind: 'ResourceClaim',
    plural: 'resourceclaims',
    namespaced: true,
  },
  resourceClaimPolicies: {
    group,
    version,
    kind: 'ResourceClaimPolicy',
    plural: 'resourceclaimpolicies',
    namespaced: true,
  },
  resourceClassAccessBindings: {
    group,
    version,
    kind: 'ResourceClassAccessBinding',
    plural: 'resourceclassaccessbindings',
    namespaced: false,
  },
  clusterResources: {
    group,
    version,
    kind: 'ClusterResource',
    plural: 'clusterresources',
    namespaced: false,
  },
  clusterExampleUsages: {
    group,
    version,
    kind: 'ClusterExampleUsage',
    plural: 'clusterexampleusages',
    namespaced: false,
  },
  clusterServiceOfferings: {
    group,
    version,
    kind: 'ClusterServiceOffering',
    plural: 'clusterserviceofferings',
    namespaced: false,
  },
  clusterInfrastructures: {
    group,
    version,
    kind: 'ClusterInfrastructure',
    plural: 'clusterinfrastructures',
    namespaced: false,
  },
} as const satisfies Record<string, ResourceType>;

/** The kinds of links between clusters, and of API groups that one uses of another. @public */
export const projectionResourceTypes = {
  upstreamClusterLinks: {
    group: projectionGroup,
    version,
    kind: 'UpstreamClusterLink',
    plural: 'upstreamclusterlinks',
    namespaced: true,
  },
  apiExportRoleBindings: {
    group: projectionGroup,
    version,
    kind: 'APIExportRoleBinding',
    plural: 'apiexportrolebindings',
    namespaced: true,
  },
  downstreamClusterLinks: {
    group: projectionGroup,
    version,
    kind: 'DownstreamClusterLink',
    plural: 'downstreamclusterlinks',
    namespaced: true,
  },
  clusterAPIGroupImports: {
    group: projectionGroup,
    version,
    kind: 'ClusterAPIGroupImport',
    plural: 'clusterapigroupimports',
    namespaced: false,
  },
  apiResourceImports: {
    group: projectionGroup,
    version,
    kind: 'APIResourceImport',
    plural: 'apiresourceimports',
    namespaced: true,
  },
} as const satisfies Record<string, ResourceType>;

/** The kinds of Secrets that one cluster has of another. @public */
export const replicationResourceTypes = {
  secretExports: {
    group: replicationGroup,
    version,
    kind: 'SecretExport',
    plural: 'secretexports',
    namespaced: true,
  },
  secretImports: {
    group: replicationGroup,
    version,
    kind: 'SecretImport',
    plural: 'secretimports',
    namespaced: true,
  },
} as const satisfies Record<string, ResourceType>;
