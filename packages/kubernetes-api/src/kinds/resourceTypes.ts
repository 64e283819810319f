import type { ResourceType } from './ResourceType';

const group = 'services.apps.tanzu.vmware.com';
const version = 'v1alpha1';

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
