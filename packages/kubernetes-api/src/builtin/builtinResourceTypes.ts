import type { ResourceType } from '../kinds/ResourceType';

/** The kinds of Kubernetes itself that this project works with. @public */
export const builtinResourceTypes = {
  secrets: core('Secret', 'secrets', true),
  configMaps: core('ConfigMap', 'configmaps', true),
  namespaces: core('Namespace', 'namespaces', false),
  serviceAccounts: core('ServiceAccount', 'serviceaccounts', true),
  nodes: core('Node', 'nodes', false),
  services: core('Service', 'services', true),
  /** The kind that `kubectl get events` shows. */
  events: core('Event', 'events', true),
  leases: {
    group: 'coordination.k8s.io',
    version: 'v1',
    kind: 'Lease',
    plural: 'leases',
    namespaced: true,
  },
  customResourceDefinitions: {
    group: 'apiextensions.k8s.io',
    version: 'v1',
    kind: 'CustomResourceDefinition',
    plural: 'customresourcedefinitions',
    namespaced: false,
  },
  apiServices: {
    group: 'apiregistration.k8s.io',
    version: 'v1',
    kind: 'APIService',
    plural: 'apiservices',
    namespaced: false,
  },
  storageClasses: storage('StorageClass', 'storageclasses'),
  csiDrivers: storage('CSIDriver', 'csidrivers'),
  deployments: {
    group: 'apps',
    version: 'v1',
    kind: 'Deployment',
    plural: 'deployments',
    namespaced: true,
  },
  subjectAccessReviews: authorization('SubjectAccessReview', false),
  selfSubjectAccessReviews: authorization('SelfSubjectAccessReview', false),
  /** Who the API server takes one for. */
  selfSubjectReviews: {
    group: 'authentication.k8s.io',
    version: 'v1',
    kind: 'SelfSubjectReview',
    plural: 'selfsubjectreviews',
    namespaced: false,
  },
  selfSubjectRulesReviews: authorization('SelfSubjectRulesReview', false),
  localSubjectAccessReviews: authorization('LocalSubjectAccessReview', true),
  clusterRoles: rbac('ClusterRole', false),
  clusterRoleBindings: rbac('ClusterRoleBinding', false),
  roles: rbac('Role', true),
  roleBindings: rbac('RoleBinding', true),
} as const satisfies Record<string, ResourceType>;

function core(kind: string, plural: string, namespaced: boolean): ResourceType {
  return { group: '', version: 'v1', kind, plural, namespaced };
}

function storage(kind: string, plural: string): ResourceType {
  return {
    group: 'storage.k8s.io',
    version: 'v1',
    kind,
    plural,
    namespaced: false,
  };
}

function authorization(kind: string, namespaced: boolean): ResourceType {
  return {
    group: 'authorization.k8s.io',
    version: 'v1',
    kind,
    plural: `${kind.toLowerCase()}s`,
    namespaced,
  };
}

function rbac(kind: string, namespaced: boolean): ResourceType {
  return {
    group: 'rbac.authorization.k8s.io',
    version: 'v1',
    kind,
    plural: `${kind.toLowerCase()}s`,
    namespaced,
  };
}
