import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  resourceTypes,
  type ClusterExampleUsage,
  type ClusterResource,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../__testUtils__/ControllersProcess';
import { says } from '../../__testUtils__/reasonOf';
import { TestCluster } from '../../__testUtils__/TestCluster';

const { clusterExampleUsages, clusterResources } = resourceTypes;
const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';
const group = 'described.example.org';
const text = { type: 'string' };
const spec = (properties: object, more: object = {}) => ({
  type: 'object',
  properties: { spec: { type: 'object', properties, ...more } },
});
const queues: ResourceType = {
  ...{ group, version: 'v1', kind: 'Queue' },
  ...{ plural: 'queues', namespaced: true },
};
/** Of somebody else, who describes APIs too. */
const manuals: ResourceType = {
  ...{ group: 'docs.example.org', version: 'v1', kind: 'Manual' },
  ...{ plural: 'manuals', namespaced: false },
};
const queueSchema = spec(
  { size: { type: 'integer', maximum: 10 } },
  {
    'x-kubernetes-validations': [
      { rule: 'self.size != 7', message: 'must not be 7', fieldPath: '.size' },
    ],
  },
);
const gvkRef = {
  ...{ type: 'object' },
  properties: { group: text, version: text, kind: text },
};

let cluster: TestCluster;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  controllers = await cluster.startControllers(['--parts=offerings']);
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

async function define(type: ResourceType, schema: object): Promise<void> {
  const { kind, plural, version, namespaced } = type;
  await cluster.kubectl(['apply', '-f', '-'], {
    ...{ apiVersion: 'apiextensions.k8s.io/v1' },
    ...{ kind: 'CustomResourceDefinition' },
    metadata: { name: `${plural}.${type.group}` },
    spec: {
      ...{ group: type.group, scope: namespaced ? 'Namespaced' : 'Cluster' },
      names: { kind, plural, singular: kind.toLowerCase() },
      versions: [
        {
          ...{ name: version, served: true, storage: true },
          schema: { openAPIV3Schema: schema },
        },
      ],
    },
  });
  await cluster.kubectl([
    ...['wait', 'crd', `${plural}.${type.group}`],
    '--for=condition=Established',
  ]);
}

const until = <T extends ClusterResource | ClusterExampleUsage>(
  type: ResourceType,
  name: string,
  condition: (object: T) => boolean,
) => cluster.waitFor<T>(type, { name }, condition);

test('a ClusterResource is labelled, and says whether its kind is served and what it says can be used', async () => {
  await cluster.client.create<ClusterResource>(clusterResources, {
    ...{ apiVersion, kind: 'ClusterResource' },
    metadata: { name: 'queue', labels: { mine: 'too' } },
    spec: {
      resourceRef: { group, kind: 'Queue' },
      shortDescription: 'Messages in order',
      capabilities: [
        {
          name: 'failover',
          requires: [
            {
              expression: 'cluster.nodes.total >= 100',
              message: 'needs 100 nodes, has ${cluster.nodes.total}',
            },
          ],
        },
      ],
    },
  });
  const unserved = await until<ClusterResource>(
    clusterResources,
    'queue',
    says('ResourceNotServed', /Install its CustomResourceDefinition/),
  );
  assert.deepEqual(unserved.metadata.labels, {
    ...{ mine: 'too', 'services.apps.tanzu.vmware.com/api-group': group },
    'services.apps.tanzu.vmware.com/api-kind': 'Queue',
  });
  await define(queues, queueSchema);
  const ready = await until<ClusterResource>(
    clusterResources,
    'queue',
    one => says('Ready')(one) && one.status?.capabilities?.[0]?.met === 'False',
  );
  assert.match(
    ready.status?.capabilities?.[0]?.message ?? '',
    /^needs 100 nodes, has \d+$/,
  );
  assert.match(
    await cluster.kubectl(['get', 'clusterresource', 'queue', '--no-headers']),
    /^queue +Queue +described\.example\.org +Messages in order +True +\S+$/,
  );
  // The labels are the controllers': whoever takes one away has it back.
  await cluster.kubectl([
    ...['label', 'clusterresource', 'queue'],
    'services.apps.tanzu.vmware.com/api-kind-',
  ]);
  await until<ClusterResource>(
    clusterResources,
    'queue',
    ({ metadata }) =>
      metadata.labels?.['services.apps.tanzu.vmware.com/api-kind'] === 'Queue',
  );
  await cluster.kubectl([
    ...['patch', 'clusterresource', 'queue', '--type=merge', '--patch'],
    '{"spec":{"capabilities":[{"name":"failover","requires":[{"expression":"cluster.nodes.","message":"x"}]}]}}',
  ]);
  await until<ClusterResource>(
    clusterResources,
    'queue',
    says('ContentNotValid', /^spec\.capabilities\[failover\]\.requires\[0\]: /),
  );
  await cluster.kubectl([
    ...['patch', 'clusterresource', 'queue', '--type=merge', '--patch'],
    '{"spec":{"capabilities":null}}',
  ]);
  await until<ClusterResource>(clusterResources, 'queue', says('Ready'));
});

const anExample = (
  name: string,
  yaml: string,
  ref = { group, version: 'v1', kind: 'Queue' },
): ClusterExampleUsage => ({
  ...{ apiVersion, kind: 'ClusterExampleUsage', metadata: { name } },
  spec: { gvkRef: ref, yaml },
});

test('an example is checked as the API server would, told with line and column, and found by what it describes', async () => {
  await cluster.client.create(
    clusterExampleUsages,
    anExample(
      'small',
      `apiVersion: ${group}/v1\nkind: Queue\nspec:\n  size: 7\n  sise: 1\n`,
    ),
  );
  const broken = await until<ClusterExampleUsage>(
    clusterExampleUsages,
    'small',
    says('ExampleNotValid'),
  );
  assert.equal(
    broken.status?.conditions?.[0]?.message,
    'line 4, column 3: spec.size: must not be 7; line 5, column 3: spec.sise: is not a known field; is it "size"?',
  );
  assert.equal(
    broken.metadata.labels?.['services.apps.tanzu.vmware.com/api-version'],
    'v1',
  );
  await cluster.kubectl([
    ...['patch', 'clusterexampleusage', 'small', '--type=merge', '--patch'],
    JSON.stringify({
      spec: { yaml: `apiVersion: ${group}/v1\nkind: Queue\nspec: { size: 9 }` },
    }),
  ]);
  await until<ClusterExampleUsage>(
    clusterExampleUsages,
    'small',
    says('Ready'),
  );
  const described = await until<ClusterResource>(
    clusterResources,
    'queue',
    ({ status }) => status?.descriptors?.length === 1,
  );
  assert.deepEqual(described.status?.descriptors, [
    {
      ...{ apiVersion, kind: 'ClusterExampleUsage', name: 'small' },
      version: 'v1',
    },
  ]);
});

test('an example is checked again when its kind changes, and says so when it goes', async () => {
  await define(queues, spec({ size: { type: 'integer', maximum: 8 } }));
  await until<ClusterExampleUsage>(
    clusterExampleUsages,
    'small',
    says('ExampleNotValid', /spec\.size: must be less than or equal to 8/),
  );
  await define(queues, queueSchema);
  await until<ClusterExampleUsage>(
    clusterExampleUsages,
    'small',
    says('Ready'),
  );
  await cluster.client.create(
    clusterExampleUsages,
    anExample('future', 'apiVersion: v1', {
      group,
      version: 'v9',
      kind: 'Queue',
    }),
  );
  await until<ClusterExampleUsage>(
    clusterExampleUsages,
    'future',
    says('ResourceNotServed', /version v9/),
  );
  // Of what no CustomResourceDefinition describes it is looked at kind and version only.
  await cluster.client.create(
    clusterExampleUsages,
    anExample('config', 'apiVersion: v1\nkind: ConfigMap\nanything: goes\n', {
      ...{ group: '', version: 'v1', kind: 'ConfigMap' },
    }),
  );
  await until<ClusterExampleUsage>(
    clusterExampleUsages,
    'config',
    says('Ready', /no CustomResourceDefinition describes/),
  );
});

const manualReader = {
  ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
  metadata: {
    name: 'services-toolkit-controllers-test-manuals',
    labels: { 'offerings.services.apps.tanzu.vmware.com/controller': 'true' },
  },
  rules: [
    {
      ...{ apiGroups: ['docs.example.org'], resources: ['manuals'] },
      verbs: ['list', 'watch'],
    },
  ],
};

test('a kind of others that describes APIs is found; the rule to read it is told where it is missing, and nothing stops', async () => {
  await define(manuals, spec({ gvkRef }));
  await cluster.client.create<KubernetesObject & { spec: object }>(manuals, {
    ...{ apiVersion: 'docs.example.org/v1', kind: 'Manual' },
    ...{ metadata: { name: 'about-queues' } },
    spec: { gvkRef: { group, version: 'v1', kind: 'Queue' } },
  });
  await until<ClusterResource>(
    clusterResources,
    'queue',
    says(
      'UnableToReadDescriptors',
      /may not read manuals\.docs\.example\.org\. Create a ClusterRole with the label offerings\.services\.apps\.tanzu\.vmware\.com\/controller: "true" and the rule/,
    ),
  );
  await cluster.kubectl(['apply', '-f', '-'], manualReader);
  const described = await until<ClusterResource>(
    clusterResources,
    'queue',
    one => says('Ready')(one) && one.status?.descriptors?.length === 3,
  );
  assert.deepEqual(described.status?.descriptors?.[2], {
    ...{ apiVersion: 'docs.example.org/v1', kind: 'Manual' },
    ...{ name: 'about-queues', version: 'v1' },
  });
  await cluster.client.delete(manuals, { name: 'about-queues' });
  await until<ClusterResource>(
    clusterResources,
    'queue',
    ({ status }) => status?.descriptors?.length === 2,
  );
});

test('when the kind goes, what describes it says so', async () => {
  await cluster.kubectl(['delete', 'crd', `queues.${group}`]);
  await until<ClusterResource>(
    clusterResources,
    'queue',
    says('ResourceNotServed'),
  );
  await until<ClusterExampleUsage>(
    clusterExampleUsages,
    'small',
    says('ResourceNotServed'),
  );
});

test('an example whose schema may not be read names the missing rule', async () => {
  await define(queues, queueSchema);
  await until<ClusterExampleUsage>(
    clusterExampleUsages,
    'small',
    says('Ready'),
  );
  const role = JSON.parse(
    await cluster.kubectl([
      ...['get', 'clusterrole', 'services-toolkit-controllers', '-o', 'json'],
    ]),
  );
  const without = {
    ...role,
    metadata: { name: role.metadata.name, labels: role.metadata.labels },
    rules: role.rules.map((rule: { resources: string[]; verbs: string[] }) =>
      rule.resources.includes('customresourcedefinitions')
        ? { ...rule, verbs: ['list', 'watch'] }
        : rule,
    ),
  };
  await cluster.kubectl(['replace', '-f', '-'], without);
  try {
    // Another generation of the kind, whose schema has to be read again.
    await define(queues, spec({ size: { type: 'integer', maximum: 9 } }));
    await until<ClusterExampleUsage>(
      clusterExampleUsages,
      'small',
      says('UnableToReadSchema', /may not read customresourcedefinitions/),
    );
  } finally {
    const { resourceVersion: _, ...metadata } = role.metadata;
    await cluster.kubectl(['replace', '-f', '-'], { ...role, metadata });
  }
  await cluster.kubectl([
    ...['annotate', 'clusterexampleusage', 'small', 'look=again'],
  ]);
  await until<ClusterExampleUsage>(
    clusterExampleUsages,
    'small',
    says('Ready'),
  );
});
