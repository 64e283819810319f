import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annotations,
  builtinResourceTypes,
  labels,
  type ClusterResourceProvisionTemplate,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { aClaim, aPolicy, aSecret } from '../../../../__testUtils__/databases';
import { stored } from '../../../../__testUtils__/stored';
import {
  aSecretTemplate,
  dbInstanceType,
} from '../../../../__testUtils__/templates';
import type { ClusterRole } from '../../kinds/ClassAccessGrant';
import { subjectKey } from '../../kinds/followClaimKinds';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { TemplateRights, type TemplateUse } from './TemplateRights';

const { secrets, clusterRoles, configMaps } = builtinResourceTypes;
const claim = stored(aClaim('apps', 'orders', 'pg'));

/** Who may what: `<user> <verb> <resource> <namespace>`. */
async function rightsWith(
  allowed: readonly string[],
  rules: ClusterRole['rules'] = [],
): Promise<TemplateRights> {
  const client = new InMemoryKubernetes();
  await client.create<ClusterRole>(clusterRoles, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'r', labels: { [labels.provisioner]: 'true' } },
    rules,
  });
  const reviewing = {
    list: client.list.bind(client),
    async create<T extends KubernetesObject>(
      _: ResourceType,
      review: T & {
        spec?: { user: string; resourceAttributes: Record<string, string> };
      },
    ) {
      const { user, resourceAttributes } = review.spec ?? {};
      const { verb, resource, namespace } = resourceAttributes ?? {};
      const asked = [user, verb, resource, namespace].join(' ');
      return { ...review, status: { allowed: allowed.includes(asked) } };
    },
  };
  return new TemplateRights({
    client: reviewing,
    clock: () => new Date(),
    leaseNamespace: 'services-toolkit',
    informers: {
      policies: {
        byIndex: (index: string, key: string) =>
          index === 'subject' && key === subjectKey('pool', secrets)
            ? [aPolicy('pool', ['apps'], { kind: 'Secret' })]
            : [],
      },
    },
  } as unknown as ClaimsContext);
}

function templateOf(
  notes: Record<string, string>,
): ClusterResourceProvisionTemplate {
  const template = aSecretTemplate('t');
  return { ...template, metadata: { name: 't', annotations: notes } };
}

const byAlice = templateOf({
  [annotations.authoredBy]: 'alice',
  [annotations.authoredByGroups]: '["ops"]',
});
const byNobody = templateOf({});

function making(
  type: ResourceType,
  namespace: string | undefined,
  object: object = {},
): TemplateUse {
  const metadata = { name: 'x', ...(namespace && { namespace }) };
  const { group, version, kind } = type;
  const apiVersion = group ? `${group}/${version}` : version;
  return {
    verb: 'create',
    type,
    ref: { apiVersion, kind, ...metadata },
    object: { apiVersion, kind, metadata, ...object },
  };
}

function reading(namespace: string, isOwn = false): TemplateUse {
  const object = aSecret(namespace, 'x', {});
  return {
    verb: 'get',
    type: secrets,
    ref: { apiVersion: 'v1', kind: 'Secret', name: 'x', namespace },
    object,
    isOwn,
  };
}

const ruleFor = (group: string, plural: string, verbs = ['*']) => [
  { apiGroups: [group], resources: [plural], verbs },
];
const cluster: ResourceType = { ...dbInstanceType, namespaced: false };
const roleBindings = builtinResourceTypes.roleBindings;
const pods: ResourceType = {
  group: '',
  version: 'v1',
  kind: 'Pod',
  plural: 'pods',
  namespaced: true,
};

for (const [
  title,
  { template = byAlice, may = [], rules, use, refused },
] of Object.entries<{
  template?: ClusterResourceProvisionTemplate;
  may?: string[];
  rules?: ClusterRole['rules'];
  use: TemplateUse;
  refused?: RegExp;
}>({
  'the author may make it there': {
    may: ['alice create secrets apps'],
    use: making(secrets, 'apps'),
  },
  'the author may make it elsewhere': {
    may: ['alice create secrets apps', 'alice get secrets shop'],
    use: making(secrets, 'shop'),
    refused:
      /^User 'alice', who wrote the ClusterResourceProvisionTemplate "t", may not create secrets in the namespace "shop"/,
  },
  'the author may make it in the whole cluster': {
    may: ['alice create dbinstances '],
    use: making(cluster, undefined),
  },
  'a rule for provisioners is no right of the author': {
    rules: ruleFor(dbInstanceType.group, 'dbinstances'),
    use: making(dbInstanceType, 'apps'),
    refused: /may not create dbinstances\.rds\.services\.k8s\.aws/,
  },
  'the author may read it': {
    may: ['alice get secrets apps'],
    use: reading('apps'),
  },
  'the author may make it and not read it': {
    may: ['alice create secrets apps'],
    use: reading('apps'),
    refused: /may not get secrets "x" in the namespace "apps"/,
  },
  'a Secret of another namespace, with a policy': {
    may: ['alice get secrets pool'],
    use: reading('pool'),
  },
  'a Secret of another namespace, without': {
    may: ['alice get secrets shop'],
    use: reading('shop'),
    refused: /opens to the namespace "apps"$/,
  },
  'a Secret of another namespace that was made for the claim': {
    may: ['alice get secrets shop'],
    use: reading('shop', true),
  },
  'a Secret beside the controllers': {
    may: ['alice get secrets services-toolkit'],
    use: reading('services-toolkit'),
    refused: /opens to the namespace/,
  },
  'what nobody may make, whatever the author may': {
    may: ['alice create rolebindings apps'],
    use: making(roleBindings, 'apps'),
    refused: /^No template may make a RoleBinding/,
  },
  'nobody is recorded: in the claim’s namespace, by a rule': {
    template: byNobody,
    rules: ruleFor(dbInstanceType.group, 'dbinstances', ['create']),
    use: making(dbInstanceType, 'apps'),
  },
  'nobody is recorded: another verb': {
    template: byNobody,
    rules: ruleFor('', 'secrets', ['create']),
    use: reading('apps'),
    refused: /^It is not recorded who wrote.*may not get secrets "x"/,
  },
  'nobody is recorded: without a rule': {
    template: byNobody,
    use: making(secrets, 'apps'),
    refused: /^It is not recorded who wrote/,
  },
  'nobody is recorded: another namespace': {
    template: byNobody,
    rules: ruleFor('', 'secrets'),
    use: making(secrets, 'shop'),
    refused: /^It is not recorded who wrote/,
  },
  'nobody is recorded: the whole cluster': {
    template: byNobody,
    rules: ruleFor(cluster.group, cluster.plural),
    use: making(cluster, undefined),
    refused: /^It is not recorded who wrote/,
  },
  'nobody is recorded: a star is no name': {
    template: byNobody,
    rules: ruleFor('*', '*'),
    use: making(secrets, 'apps'),
    refused: /^It is not recorded who wrote/,
  },
  'nobody is recorded: what runs as somebody': {
    template: byNobody,
    rules: ruleFor('', 'pods'),
    use: making(pods, 'apps'),
    refused: /^It is not recorded who wrote/,
  },
  'nobody is recorded: what an operator named, of the core': {
    template: byNobody,
    rules: ruleFor('', 'configmaps'),
    use: making(configMaps, 'apps'),
  },
  'groups in lines are no record': {
    template: templateOf({
      [annotations.authoredBy]: 'alice',
      [annotations.authoredByGroups]: 'a\nb',
    }),
    may: ['alice create secrets apps'],
    use: making(secrets, 'apps'),
    refused: /^It is not recorded who wrote/,
  },
})) {
  test(title, async () => {
    const rights = await rightsWith(may, rules);
    const refusal = await rights.refusalOf(template, claim, use);
    if (refused) {
      assert.match(refusal ?? '', refused);
    } else {
      assert.equal(refusal, undefined);
    }
  });
}

for (const object of [
  { type: 'kubernetes.io/service-account-token' },
  { type: 'bootstrap.kubernetes.io/token' },
  {
    metadata: {
      name: 'x',
      annotations: { 'kubernetes.io/service-account.name': 'default' },
    },
  },
]) {
  test(`a Secret like ${JSON.stringify(
    object,
  )} is made for nobody`, async () => {
    const rights = await rightsWith(['alice create secrets apps']);
    assert.match(
      (await rights.refusalOf(
        byAlice,
        claim,
        making(secrets, 'apps', object),
      )) ?? '',
      /^No template may make a Secret that Kubernetes takes/,
    );
  });
}
