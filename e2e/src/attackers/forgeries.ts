import { resourceTypes } from '@services-toolkit/kubernetes-api';
import { aSelector, offeringForgeries } from './offeringForgeries';
import type { Knowledge } from './Knowledge';
import type { Random } from './Random';

/** What an attacker builds objects from. */
export interface Means {
  random: Random;
  knowledge: Knowledge;
  /** Where the attacker may write. */
  namespace: string;
}

const group = resourceTypes.classClaims.group;
const apiVersion = `${group}/v1alpha1`;
const namespaces = [
  ...['victim', 'victim-services', 'services-toolkit', 'kube-system'],
  ...['attacker-editor', 'attacker-admin'],
];

/** A name: of the attacker's own, or one that somebody else uses, or that the controllers are going to use. */
export function aName({ random, knowledge }: Means): string {
  if (!random.chance(3) || knowledge.targets.length === 0) {
    return `a${random.below(6)}`;
  }
  const { name, uid } = random.pick(knowledge.targets);
  return random.pick([name, uid, `${name}-${uid.slice(0, 5)}`, `claim-${uid}`]);
}

export function someMetadata({ random, knowledge }: Means) {
  const { words } = knowledge;
  const owner = () => {
    const target = random.pick(knowledge.targets);
    return {
      apiVersion: random.pick([apiVersion, 'v1', 'nope.example.org/v1']),
      kind: random.pick([target.type.kind, 'ClassClaim', 'Nope']),
      name: random.pick([target.name, 'x']),
      uid: target.uid,
      controller: true,
      ...(random.chance(2) && { blockOwnerDeletion: true }),
    };
  };
  return {
    ...(random.chance(2) && {
      annotations: random.record(4, knowledge.annotationKeys, words),
    }),
    ...(random.chance(2) && {
      // Label values are shorter than most words.
      labels: random.record(
        3,
        knowledge.labelKeys,
        knowledge.targets.map(({ uid }) => uid).concat('victim', 'true'),
      ),
    }),
    ...(random.chance(4) && {
      finalizers: [random.pick(knowledge.finalizers)],
    }),
    ...(random.chance(3) &&
      knowledge.targets.length > 0 && { ownerReferences: [owner()] }),
  };
}

const aReference = (means: Means) => {
  const { random, knowledge } = means;
  const target = random.pick(knowledge.targets);
  return {
    apiVersion: random.pick(['v1', apiVersion, 'apps/v1']),
    kind: random.pick(['Secret', target.type.kind, 'ConfigMap']),
    name: random.pick([target.name, aName(means)]),
    namespace: random.pick([
      target.namespace ?? means.namespace,
      ...namespaces,
    ]),
  };
};

const parameters = (random: Random) =>
  random.pick<object>([
    {},
    { login: 'shared' },
    { login: 'unrelated' },
    { login: ['shared'], constructor: {}, size: 9007199254740993n.toString() },
    { login: `\${'unrelated'}` },
    { filler: 'x'.repeat(random.pick([10, 50_000])) },
  ]);

export const forgeries = {
  classClaims: (means: Means) => ({
    apiVersion,
    kind: 'ClassClaim',
    spec: {
      classRef: {
        name: means.random.pick([
          ...['victim-pool', 'victim-shared', 'postgresql', 'a0', 'a1', 'a2'],
        ]),
      },
      ...(means.random.chance(2) && { parameters: parameters(means.random) }),
    },
  }),
  claimsByNeed: (means: Means) => ({
    apiVersion,
    kind: 'ClassClaim',
    spec: {
      classSelector: aSelector(means),
      // Both are refused; whoever edits a claim may try to have the other one.
      ...(means.random.chance(6) && { classRef: { name: 'victim-shared' } }),
      ...(means.random.chance(2) && { parameters: parameters(means.random) }),
    },
  }),
  ...offeringForgeries,
  resourceClaims: (means: Means) => ({
    apiVersion,
    kind: 'ResourceClaim',
    spec: { ref: aReference(means) },
  }),
  secrets: ({ random, knowledge }: Means) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    type: random.pick([
      ...['Opaque', 'servicebinding.io/postgresql', 'postgresql'],
      'connection.crossplane.io/v1alpha1',
    ]),
    stringData: random.record(3, ['type', 'password', 'host'], knowledge.words),
    ...(random.chance(5) && { immutable: true }),
  }),
  configMaps: ({ random, knowledge }: Means) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    data: random.record(2, ['status', 'binding'], knowledge.words),
  }),
  leases: ({ random, knowledge }: Means) => ({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    spec: { holderIdentity: random.pick(knowledge.words) },
  }),
  resourceClaimPolicies: ({ random }: Means) => ({
    apiVersion,
    kind: 'ResourceClaimPolicy',
    spec: {
      consumingNamespaces: ['*'],
      subject: { kind: random.pick(['Secret', 'ClassClaim', 'ConfigMap']) },
    },
  }),
  clusterInstanceClasses: ({ random }: Means) => ({
    apiVersion,
    kind: 'ClusterInstanceClass',
    spec: random.pick<object>([
      { pool: { kind: 'Secret' } },
      { pool: { kind: 'Secret', namespaces: [random.pick(namespaces)] } },
      { pool: { group, kind: random.pick(['ClassClaim', 'ResourceClaim']) } },
      {
        provisioner: {
          template: { name: random.pick(['a0', 'a1', 'victim-shared']) },
        },
      },
      {
        provisioner: {
          crossplane: { compositeResourceDefinition: 'a0.example.org' },
        },
      },
    ]),
  }),
  clusterResourceProvisionTemplates: (means: Means) => ({
    apiVersion,
    kind: 'ClusterResourceProvisionTemplate',
    spec: aTemplate(means),
  }),
  resourceClassAccessBindings: ({ random }: Means) => ({
    apiVersion,
    kind: 'ResourceClassAccessBinding',
    spec: {
      classRef: { name: random.pick(['a0', 'a1', 'victim-shared', '*']) },
      subjects: [
        {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'User',
          name: random.pick(['attacker-editor', 'attacker-admin']),
        },
      ],
    },
  }),
};

/** A template that takes what it can reach, and hands it out. */
function aTemplate(means: Means) {
  const { random } = means;
  const namespace = random.pick(namespaces);
  const read = {
    apiVersion: 'v1',
    kind: 'Secret',
    namespace,
    name: random.pick(['shared', 'unrelated', 'direct', 'own', aName(means)]),
  };
  const made = random.pick<object>([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: {
        name: aName(means),
        namespace: 'services-toolkit',
        annotations: {
          'kubernetes.io/service-account.name': 'services-toolkit-controllers',
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: aName(means), namespace, ...someMetadata(means) },
      stringData: { password: 'taken' },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: aName(means) },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'cluster-admin',
      },
      subjects: [
        {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'User',
          name: 'attacker-editor',
        },
      ],
    },
    {
      apiVersion,
      kind: 'ResourceClaimPolicy',
      metadata: { name: 'open', namespace: 'victim-services' },
      spec: { consumingNamespaces: ['*'], subject: { kind: 'Secret' } },
    },
  ]);
  const id = random.pick(['login', 'namespace', 'constructor', 'toString']);
  return {
    parameters: { openAPIV3Schema: { type: 'object' } },
    resources: [
      random.chance(2) ? { id, read } : { id, template: withoutOwners(made) },
    ],
    binding: {
      from: [
        {
          key: 'password',
          value: random.pick([
            `\${base64.decode(${id}.data.password)}`,
            `\${base64.decode(${id}.data.token)}`,
            `\${string(${id})}`,
          ]),
        },
      ],
    },
  };
}

/** The CRD refuses them outright: what is left gets further. */
function withoutOwners(object: object): object {
  return JSON.parse(
    JSON.stringify(object, (key, value) =>
      key === 'ownerReferences' || key === 'finalizers' ? undefined : value,
    ),
  );
}
