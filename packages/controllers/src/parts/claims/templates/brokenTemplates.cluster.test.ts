import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  getCondition,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  classClaims,
  clusterInstanceClasses,
  requestedByAdmin,
} from '../../../__testUtils__/databases';
import { messageOf, says } from '../../../__testUtils__/reasonOf';
import { cluster, controllers } from '../../../__testUtils__/runningCluster';
import {
  aSecretTemplate,
  aTemplate,
  aTemplateClass,
} from '../../../__testUtils__/templates';

type Spec = ClusterResourceProvisionTemplate['spec'];
type Schema = Record<string, unknown>;

const { clusterResourceProvisionTemplates: templates } = resourceTypes;
const { resources: [login] = [], binding } = aSecretTemplate('x').spec;
const well: Spec = { resources: login ? [login] : [], binding };

/** The Secret's resource under another id, which the binding names. */
const withId = (id: string): Partial<Spec> => ({
  resources: login ? [{ ...login, id }] : [],
  binding: { secretName: `\${${id}.metadata.name}` },
});

const withSchema = (openAPIV3Schema: Schema): Partial<Spec> => ({
  parameters: { openAPIV3Schema },
});

const withText = (text: string): Partial<Spec> => ({
  resources: [
    {
      id: 'login',
      template: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: '${claim.metadata.name}-login' },
        stringData: { text },
      },
    },
  ],
});

const withKind = (apiVersion: string, kind: string): Partial<Spec> => ({
  resources: [
    ...(well.resources ?? []),
    { id: 'other', read: { apiVersion, kind, name: 'x' } },
  ],
});

/** An object so deep that whatever walks down in it by calling itself has no stack left. */
function nested(levels: number, innermost: object): object {
  let object = innermost;
  for (let level = 0; level < levels; level++) {
    object = { type: 'object', properties: { a: object } };
  }
  return object;
}

/** What the API server stores, and our code stumbled over or might; and what is said about it. */
const edits: [string, Partial<Spec>, RegExp][] = [
  ['namespace as id', withId('namespace'), /resources\[0\]\.id: "namespace"/],
  ['in as id', withId('in'), /resources\[0\]\.id: "in"/],
  ['a text that does not end', withText('${login'), /template\.stringData/],
  [
    'an expression of 20,000 brackets',
    withText(`\${${'('.repeat(20_000)}1${')'.repeat(20_000)}}`),
    /template\.stringData\.text: /,
  ],
  [
    'a sum of 50,000',
    withText(`\${string(1${'+1'.repeat(50_000)})}`),
    /template\.stringData\.text: /,
  ],
  [
    'an expression that selects from __proto__',
    withText('${__proto__.constructor}'),
    /template\.stringData\.text: .*__proto__/,
  ],
  [
    'properties that are null',
    withSchema({ type: 'object', properties: { a: null } }),
    /openAPIV3Schema\.properties\.a/,
  ],
  [
    'keywords of a wrong type',
    withSchema({ type: 'object', required: 5, properties: 'x' }),
    /openAPIV3Schema/,
  ],
  [
    'a pattern that is none',
    withSchema({
      type: 'object',
      properties: { a: { type: 'string', pattern: '(' } },
    }),
    /openAPIV3Schema\.properties\.a\.pattern/,
  ],
  [
    'a rule that is none, and is no text',
    withSchema({
      type: 'object',
      'x-kubernetes-validations': [{ rule: { a: 1 } }, null],
    }),
    /openAPIV3Schema\.x-kubernetes-validations/,
  ],
  [
    'a schema of 2,000 levels',
    withSchema(nested(2_000, { type: 'string' }) as Schema),
    /openAPIV3Schema: is nested too deeply/,
  ],
  [
    'a default that is its own opposite',
    withSchema({
      type: 'object',
      properties: { constructor: { type: 'integer', default: {} } },
    }),
    /openAPIV3Schema\.properties\.constructor\.default/,
  ],
  [
    'a group and a version that lead elsewhere',
    withKind('../../api/v1/x', 'Secret'),
    /spec\.resources\[1\]/,
  ],
  [
    'a kind that every object has',
    withKind('__proto__/constructor', 'toString'),
    /spec\.resources\[1\]/,
  ],
  [
    'two that need each other',
    {
      resources: ['one', 'two'].map((id, i) => ({
        id,
        template: {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: `\${${['two', 'one'][i]}.metadata.name}-x` },
        },
      })),
      binding: { secretName: '${one.metadata.name}' },
    },
    /one.*two|two.*one/,
  ],
];

function createClaim(namespace: string, name: string): Promise<ClassClaim> {
  const desired = aClaim(namespace, name, namespace);
  return cluster.client.create(classClaims, {
    ...desired,
    metadata: {
      ...desired.metadata,
      annotations: requestedByAdmin,
    },
  });
}

const claimUntil = (namespace: string, name: string, reason: string) =>
  cluster.waitFor<ClassClaim>(classClaims, { namespace, name }, says(reason));

/** A class of that name whose template is ready, and a claim that has got something from it. */
async function aClassInUse(): Promise<string> {
  const name = await cluster.namespace('apps');
  await cluster.client.create(templates, aTemplate(name, well));
  await cluster.client.create(
    clusterInstanceClasses,
    aTemplateClass(name, name),
  );
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name },
    says('Ready'),
  );
  await createClaim(name, 'old');
  await claimUntil(name, 'old', 'Ready');
  return name;
}

async function expectTold(edit: Partial<Spec>, message: RegExp): Promise<void> {
  const name = await aClassInUse();
  const { status: _, ...current } =
    await cluster.client.get<ClusterResourceProvisionTemplate>(templates, {
      name,
    });
  // The whole object: a merge would take what is null for what is to be removed.
  const edited = await cluster.client.update(templates, {
    ...current,
    spec: { ...current.spec, ...edit },
  });
  const template = await cluster.waitFor<ClusterResourceProvisionTemplate>(
    templates,
    { name },
    ({ status }) => status?.observedGeneration === edited.metadata.generation,
  );
  const ready = getCondition(template.status?.conditions, 'Ready');
  assert.equal(ready?.status, 'False', JSON.stringify(template.status));
  assert.match(ready?.message ?? '', message);
  const instanceClass = await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name },
    says('ProvisionTemplateNotReady'),
  );
  assert.match(messageOf(instanceClass), message);
  await createClaim(name, 'new');
  const refused = await claimUntil(name, 'new', 'ClassNotReady');
  assert.match(messageOf(refused), message);

  const old = await claimUntil(name, 'old', 'Ready');
  assert.equal(old.status?.binding?.name, 'old-login');
  for (const one of ['old', 'new']) {
    await cluster.client.delete(classClaims, { namespace: name, name: one });
    await cluster.waitForEnd(classClaims, { namespace: name, name: one });
  }
  assert.ok(!controllers.hasEnded);
}

for (const [what, edit, message] of edits) {
  test(`a template in use that gets ${what} says so, and so do its class and new claims; what was made stays`, () =>
    expectTold(edit, message));
}
