import {
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type LabelSelector,
  type ObjectReference,
  type ResourceClaim,
  type ResourceClaimPolicy,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

/** A kind of instances for tests, as an operator would bring it. */
export const databaseType: ResourceType = {
  group: 'controllers.test',
  version: 'v1',
  kind: 'Database',
  plural: 'databases',
  namespaced: true,
};

export interface Database extends KubernetesObject {
  status?: { binding?: { name: string } };
}

/** CustomResourceDefinition of a kind with a status and free content. */
export function definitionOf(
  type: ResourceType,
): KubernetesObject & { spec: object } {
  const { group, kind, plural, version, namespaced } = type;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: namespaced ? 'Namespaced' : 'Cluster',
      names: {
        kind,
        plural,
        singular: kind.toLowerCase(),
        listKind: `${kind}List`,
      },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}

/** What lets the controllers read a kind. */
export function readerRole(
  type: ResourceType,
): KubernetesObject & { rules: object[] } {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {
      name: `read-${type.plural}.${type.group}`,
      labels: { 'servicebinding.io/controller': 'true' },
    },
    rules: [
      {
        apiGroups: [type.group],
        resources: [type.plural],
        verbs: ['get', 'list', 'watch'],
      },
    ],
  };
}

export function aDatabase(
  namespace: string,
  name: string,
  labels?: Record<string, string>,
): Database {
  return {
    apiVersion: 'controllers.test/v1',
    kind: 'Database',
    metadata: { namespace, name, ...(labels && { labels }) },
  };
}

export function aSecret(
  namespace: string,
  name: string,
  data: Record<string, string>,
  type = 'Opaque',
): KubernetesObject & { type: string; data: Record<string, string> } {
  const encoded = Object.entries(data).map(([key, value]) => [
    key,
    Buffer.from(value).toString('base64'),
  ]);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name },
    type,
    data: Object.fromEntries(encoded),
  };
}

export function aPoolClass(
  name: string,
  pool: Partial<ClusterInstanceClass['spec']['pool']> & {
    labelSelector?: LabelSelector;
  } = {},
): ClusterInstanceClass {
  return {
    apiVersion,
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec: {
      description: { short: 'A database from the pool' },
      pool: { group: 'controllers.test', kind: 'Database', ...pool },
    },
  };
}

export function aClaim(
  namespace: string,
  name: string,
  className: string,
): ClassClaim {
  return {
    apiVersion,
    kind: 'ClassClaim',
    metadata: { namespace, name },
    spec: { classRef: { name: className } },
  };
}

export function aResourceClaim(
  namespace: string,
  name: string,
  ref: ObjectReference,
): ResourceClaim {
  return {
    apiVersion,
    kind: 'ResourceClaim',
    metadata: { namespace, name },
    spec: { ref },
  };
}

export function aPolicy(
  namespace: string,
  consumingNamespaces: string[],
  subject: ResourceClaimPolicy['spec']['subject'] = {
    group: 'controllers.test',
    kind: 'Database',
  },
): ResourceClaimPolicy {
  return {
    apiVersion,
    kind: 'ResourceClaimPolicy',
    metadata: { namespace, name: 'open' },
    spec: { consumingNamespaces, ...(subject && { subject }) },
  };
}

export const {
  classClaims,
  clusterInstanceClasses,
  resourceClaims,
  resourceClaimPolicies,
} = resourceTypes;
