import type {
  ClassClaim,
  ClusterInstanceClass,
  ClusterServiceOffering,
  KubernetesObject,
  ObjectReference,
  ResourceClaim,
  ResourceClaimPolicy,
  ResourceType,
} from '@services-toolkit/kubernetes-api';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

/** CustomResourceDefinition of a kind with a status and free content. */
export function definitionOf(
  type: ResourceType,
): KubernetesObject & { metadata: { name: string }; spec: object } {
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

/** What lets the controllers and the aggregated API server read a kind. */
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

/** A Secret with these texts. */
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

/** A class of the instances of a kind; of all Secrets, unless told another one. */
export function aPoolClass(
  name: string,
  pool: ClusterInstanceClass['spec']['pool'] = { kind: 'Secret' },
): ClusterInstanceClass {
  return {
    apiVersion,
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec: { pool },
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

/** A claim that says what it needs instead of naming a class. */
export function aClaimByNeed(
  namespace: string,
  name: string,
  classSelector: NonNullable<ClassClaim['spec']['classSelector']>,
): ClassClaim {
  return {
    apiVersion,
    kind: 'ClassClaim',
    metadata: { namespace, name },
    spec: { classSelector },
  };
}

/** An offering with these plans, each `[its name, its class]`. */
export function anOffering(
  name: string,
  plans: readonly (readonly [name: string, className: string])[],
  spec: ClusterServiceOffering['spec'] = {},
): ClusterServiceOffering {
  return {
    apiVersion,
    kind: 'ClusterServiceOffering',
    metadata: { name },
    spec: {
      ...spec,
      plans: plans.map(([plan, className]) => ({
        name: plan,
        classRef: { name: className },
      })),
    },
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

/** What lets claims of other namespaces have the instances of a kind in this one. */
export function aPolicy(
  namespace: string,
  consumingNamespaces: string[],
  subject: ResourceClaimPolicy['spec']['subject'],
): ResourceClaimPolicy {
  return {
    apiVersion,
    kind: 'ResourceClaimPolicy',
    metadata: { namespace, name: 'open' },
    spec: { consumingNamespaces, ...(subject && { subject }) },
  };
}
