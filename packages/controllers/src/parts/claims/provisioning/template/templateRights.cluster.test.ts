import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  annotations,
  builtinResourceTypes,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { ControllersProcess } from '../../../../__testUtils__/ControllersProcess';
import {
  aClaim,
  aDatabase,
  aPolicy,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  databaseType,
  resourceClaimPolicies,
  type Database,
} from '../../../../__testUtils__/databases';
import { messageOf, says } from '../../../../__testUtils__/reasonOf';
import {
  aSecretTemplate,
  aTemplate,
  aTemplateClass,
  provisionerRole,
} from '../../../../__testUtils__/templates';
import { TestCluster } from '../../../../__testUtils__/TestCluster';
import { find } from '../../../../__testUtils__/waitFor';

type Spec = ClusterResourceProvisionTemplate['spec'];
type Template = NonNullable<NonNullable<Spec['resources']>[number]['template']>;

const { clusterResourceProvisionTemplates: templates } = resourceTypes;
const { secrets } = builtinResourceTypes;
const mallory = 'mallory@example.com';

let cluster: TestCluster;
let controllers: ControllersProcess;
/** Somebody who may write classes and templates, and nothing else. */
let asMallory: KubernetesClient;

before(async () => {
  cluster = await TestCluster.start();
  await cluster.kubectl([
    ...['create', 'clusterrolebinding', 'mallory', `--user=${mallory}`],
    '--clusterrole=service-operator-cluster-access',
  ]);
  asMallory = cluster.client.withIdentity({ user: mallory, groups: ['ops'] });
  await cluster.client.create(
    builtinResourceTypes.clusterRoles,
    provisionerRole(databaseType),
  );
  controllers = await cluster.startControllers();
});

after(async () => {
  await controllers?.stop();
  await cluster?.kubectl(['delete', 'clusterrolebinding', 'mallory']);
  await cluster?.stop();
});

/** A class of the name of a new namespace, by a template of that name that somebody wrote. */
async function aClassBy(author: KubernetesClient, spec: Spec): Promise<string> {
  const apps = await cluster.namespace('apps');
  await author.create(templates, aTemplate(apps, spec));
  await author.create(clusterInstanceClasses, aTemplateClass(apps, apps));
  return apps;
}

async function untilReady(name: string): Promise<void> {
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name },
    says('Ready'),
  );
}

async function claim(
  apps: string,
  name: string,
  parameters?: Record<string, unknown>,
): Promise<void> {
  const desired = aClaim(apps, name, apps);
  await cluster.client.create(classClaims, {
    ...desired,
    spec: { ...desired.spec, ...(parameters && { parameters }) },
  });
}

async function claimUntil(
  apps: string,
  name: string,
  reason: string,
  message?: RegExp,
): Promise<ClassClaim> {
  return cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name },
    says(reason, message),
  );
}

const untilRefused = (apps: string, name: string, message: RegExp) =>
  claimUntil(apps, name, 'UnableToCreateClaimableInstance', message);

function may(user: string, role: string, namespace: string): Promise<string> {
  return cluster.kubectl([
    ...['create', 'rolebinding', role, `--clusterrole=${role}`],
    ...[`--user=${user}`, `--namespace=${namespace}`],
  ]);
}

/** What is in the claim's own Secret under `password`. */
async function passwordOf({ metadata, status }: ClassClaim): Promise<string> {
  const { data } = await cluster.client.get<
    KubernetesObject & { data?: Record<string, string> }
  >(secrets, {
    namespace: metadata.namespace ?? '',
    name: status?.binding?.name ?? '',
  });
  return Buffer.from(data?.password ?? '', 'base64').toString();
}

/** Makes what is given, and binds a text of it. */
const makes = (template: Template, bound = 'x'): Spec => ({
  parameters: {
    openAPIV3Schema: {
      type: 'object',
      properties: { namespace: { type: 'string', default: 'kube-system' } },
    },
  },
  resources: [
    {
      id: 'made',
      template,
    },
  ],
  binding: { from: [{ key: 'password', value: bound }] },
});

const reads = (namespace: string, name: string): Spec => ({
  resources: [
    {
      id: 'login',
      read: { apiVersion: 'v1', kind: 'Secret', namespace, name },
    },
  ],
  binding: {
    from: [{ key: 'password', value: '${base64.decode(login.data.password)}' }],
  },
});

const aToken = (namespace: { namespace?: string }): Template => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'kubernetes.io/service-account-token',
  metadata: {
    name: '${claim.metadata.name}-token',
    ...namespace,
    annotations: {
      'kubernetes.io/service-account.name': 'services-toolkit-controllers',
    },
  },
});

async function expectNotMade(
  template: Template,
  message: RegExp,
): Promise<void> {
  const apps = await aClassBy(cluster.client, makes(template));
  if (template.kind === 'Lease') {
    // The controllers may write Leases in one namespace only, and the template says so.
    await cluster.waitFor<ClusterResourceProvisionTemplate>(
      templates,
      { name: apps },
      object =>
        says('KindNotAllowed')(object) && message.test(messageOf(object)),
    );
    return;
  }
  await untilReady(apps);
  await claim(apps, 'mine');
  await untilRefused(apps, 'mine', message);
  for (const namespace of ['services-toolkit', 'kube-system', apps]) {
    for (const name of ['mine-token', 'x']) {
      const key = { namespace, name };
      assert.equal(await find(cluster.client, secrets, key), undefined);
    }
  }
}

async function expectNotValid(template: Template): Promise<void> {
  const apps = await aClassBy(asMallory, makes(template));
  const refused = await cluster.waitFor<ClusterResourceProvisionTemplate>(
    templates,
    { name: apps },
    says('TemplateNotValid'),
  );
  assert.match(
    messageOf(refused),
    new RegExp(
      `^spec\\.resources\\[0\\]: No template may make a ${template.kind} `,
    ),
  );
}

for (const { title, template, message } of [
  {
    title: 'the token of the controllers',
    template: aToken({ namespace: 'services-toolkit' }),
    message:
      /No template may make anything in the namespace "services-toolkit"/,
  },
  {
    title: 'the token of another ServiceAccount',
    template: aToken({}),
    message:
      /No template may make a Secret that Kubernetes takes for a credential/,
  },
  {
    title: 'something in a namespace of Kubernetes, which the claimant names',
    template: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'x', namespace: '${parameters.namespace}' },
    },
    message: /No template may make anything in the namespace "kube-system"/,
  },
  {
    title: 'a Lease that says who holds a resource',
    template: {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'x', namespace: 'services-toolkit' },
    },
    message: /the controllers may not .*leases/,
  },
]) {
  test(`no template makes ${title}, not even an administrator's`, () =>
    expectNotMade(template, message));
}

for (const [apiVersion, kind] of [
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
  ['admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy'],
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding'],
  ['apiregistration.k8s.io/v1', 'APIService'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['certificates.k8s.io/v1', 'CertificateSigningRequest'],
  ['services.apps.tanzu.vmware.com/v1alpha1', 'ClassClaim'],
  ['services.apps.tanzu.vmware.com/v1alpha1', 'ResourceClaimPolicy'],
  [
    'services.apps.tanzu.vmware.com/v1alpha1',
    'ClusterResourceProvisionTemplate',
  ],
] as const) {
  test(`a template that makes a ${kind} is not valid, and says why`, () =>
    expectNotValid({ apiVersion, kind, metadata: { name: 'x' } }));
}

test('a template makes what its author may make, for as long as they may', async () => {
  const apps = await aClassBy(asMallory, aSecretTemplate('x').spec);
  await untilReady(apps);
  await claim(apps, 'early');
  await untilRefused(
    apps,
    'early',
    new RegExp(
      `User 'mallory@example\\.com', who wrote the ClusterResourceProvisionTemplate "${apps}", may not create secrets in the namespace "${apps}"`,
    ),
  );
  const key = { namespace: apps, name: 'early-login' };
  assert.equal(await find(cluster.client, secrets, key), undefined);

  await may(mallory, 'edit', apps);
  await claimUntil(apps, 'early', 'Ready');

  await cluster.kubectl([
    'delete',
    'rolebinding',
    'edit',
    `--namespace=${apps}`,
  ]);
  // The author's rights are remembered for some seconds.
  let attempts = 0;
  for (;;) {
    const name = `late-${attempts++}`;
    await claim(apps, name);
    const answered = await cluster.waitFor<ClassClaim>(
      classClaims,
      { namespace: apps, name },
      object =>
        says('Ready')(object) ||
        says('UnableToCreateClaimableInstance')(object),
    );
    if (!says('Ready')(answered)) {
      assert.match(messageOf(answered), /mallory@example\.com.*may not create/);
      break;
    }
  }
});

test('whoever changes a template is its author from then on', async () => {
  const apps = await aClassBy(cluster.client, aSecretTemplate('x').spec);
  await untilReady(apps);
  await claim(apps, 'before');
  await claimUntil(apps, 'before', 'Ready');
  const { resources = [] } = aSecretTemplate('x').spec;
  await asMallory.patch(
    templates,
    { name: apps },
    {
      spec: {
        resources: [
          ...resources,
          {
            id: 'theirs',
            read: {
              apiVersion: 'v1',
              kind: 'Secret',
              namespace: 'kube-system',
              name: 'x',
            },
          },
        ],
      },
    },
    { type: 'merge' },
  );
  const { metadata } = await cluster.client.get(templates, { name: apps });
  assert.equal(metadata.annotations?.[annotations.authoredBy], mallory);
  await cluster.waitFor<ClusterResourceProvisionTemplate>(
    templates,
    { name: apps },
    ({ status }) => status?.observedGeneration === metadata.generation,
  );
  await claim(apps, 'after');
  await untilRefused(apps, 'after', /mallory@example\.com.*may not/);
});

test('a Secret of another namespace is read only where its owner lets claims have it', async () => {
  const pool = await cluster.namespace('pool');
  await cluster.client.create(
    secrets,
    aSecret(pool, 'payroll', { password: 'secret' }),
  );

  const theirs = await aClassBy(asMallory, reads(pool, 'payroll'));
  await untilReady(theirs);
  await claim(theirs, 'mine');
  await untilRefused(
    theirs,
    'mine',
    new RegExp(
      `mallory@example\\.com.* may not get secrets "payroll" in the namespace "${pool}"`,
    ),
  );

  const ours = await aClassBy(cluster.client, reads(pool, 'payroll'));
  const none = await aClassBy(cluster.client, reads(pool, 'nothing'));
  for (const [apps, name] of [
    [ours, 'payroll'],
    [none, 'nothing'],
  ] as const) {
    await untilReady(apps);
    await claim(apps, 'mine');
    // The same whether it exists or not.
    await untilRefused(
      apps,
      'mine',
      new RegExp(
        `There is no Secret "${name}" in the namespace "${pool}" that a ResourceClaimPolicy there opens to the namespace "${apps}"`,
      ),
    );
  }

  await cluster.client.create(
    resourceClaimPolicies,
    aPolicy(pool, [ours], { kind: 'Secret', resourceNames: ['payroll'] }),
  );
  assert.equal(
    await passwordOf(await claimUntil(ours, 'mine', 'Ready')),
    'secret',
  );
  // Whoever wrote the template of the other class still may not read it.
  await untilRefused(theirs, 'mine', /may not get secrets/);
});

test('the Secret of what was made for a claim needs no policy, in whatever namespace that is', async () => {
  const pool = await cluster.namespace('pool');
  const apps = await aClassBy(cluster.client, {
    resources: [
      {
        id: 'database',
        template: {
          ...aDatabase(pool, '${claim.metadata.name}'),
          metadata: { name: '${claim.metadata.name}', namespace: pool },
        } as Template,
        readyWhen: ['has(database.status.binding.name)'],
      },
      {
        id: 'login',
        read: {
          apiVersion: 'v1',
          kind: 'Secret',
          namespace: pool,
          name: '${database.status.binding.name}',
        },
      },
    ],
    binding: {
      from: [
        { key: 'password', value: '${base64.decode(login.data.password)}' },
      ],
    },
  });
  await untilReady(apps);
  await claim(apps, 'mine');
  const database = await cluster.waitFor<Database>(
    databaseType,
    { namespace: pool, name: 'mine' },
    () => true,
  );
  await cluster.client.create(
    secrets,
    aSecret(pool, 'made-by-its-operator', { password: 'own' }),
  );
  await cluster.client.update<Database>(
    databaseType,
    { ...database, status: { binding: { name: 'made-by-its-operator' } } },
    { subresource: 'status' },
  );
  assert.equal(
    await passwordOf(await claimUntil(apps, 'mine', 'Ready')),
    'own',
  );
});
