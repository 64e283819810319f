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
} as const satisfies Record<string, ResourceType>;
