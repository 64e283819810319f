import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { isInvalid } from '@services-toolkit/kubernetes-runtime';
import {
  clusterInstanceClasses,
  definitionOf,
} from '../../../__testUtils__/databases';
import { messageOf, says } from '../../../__testUtils__/reasonOf';
import { cluster } from '../../../__testUtils__/runningCluster';
import {
  aSecretTemplate,
  aTemplate,
  aTemplateClass,
  provisionerRole,
} from '../../../__testUtils__/templates';

const { clusterResourceProvisionTemplates: templates } = resourceTypes;
const { clusterRoles, customResourceDefinitions } = builtinResourceTypes;

function untilTemplate(
  name: string,
  reason: string,
): Promise<ClusterResourceProvisionTemplate> {
  return cluster.waitFor<ClusterResourceProvisionTemplate>(
    templates,
    { name },
    says(reason),
  );
}

function untilClass(
  name: string,
  reason: string,
): Promise<ClusterInstanceClass> {
  return cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name },
    says(reason),
  );
}

test('template and class follow the kind, and the right to manage it', async () => {
  const cache: ResourceType = {
    group: 'templates.test',
    version: 'v1',
    kind: 'Cache',
    plural: 'caches',
    namespaced: true,
  };
  await cluster.client.create(
    clusterInstanceClasses,
    aTemplateClass('caches', 'caches'),
  );
  const missing = await untilClass('caches', 'ProvisionTemplateNotFound');
  assert.match(messageOf(missing), /"caches"/);

  await cluster.client.create(
    templates,
    aTemplate('caches', {
      parameters: {
        openAPIV3Schema: {
          type: 'object',
          properties: { sizeMB: { type: 'integer' } },
        },
      },
      resources: [
        {
          id: 'cache',
          template: {
            apiVersion: 'templates.test/v1',
            kind: 'Cache',
            metadata: { name: '${claim.metadata.name}' },
          },
        },
      ],
      binding: { from: [{ key: 'host', value: '${cache.status.host}' }] },
    }),
  );
  const notServed = await untilTemplate('caches', 'KindNotServed');
  assert.match(messageOf(notServed), /^spec\.resources\[0\]: .*"Cache"/);
  const notReady = await untilClass('caches', 'ProvisionTemplateNotReady');
  assert.match(messageOf(notReady), /\(KindNotServed\): spec\.resources\[0\]/);

  await cluster.client.create(customResourceDefinitions, definitionOf(cache));
  const notAllowed = await untilTemplate('caches', 'KindNotAllowed');
  assert.match(
    messageOf(notAllowed),
    /may not get, list, watch, create, patch, delete caches\.templates\.test\. Create a ClusterRole/,
  );
  await cluster.client.create(
    clusterRoles,
    provisionerRole(cache, ['get', 'list', 'watch', 'create', 'patch']),
  );
  await cluster.waitFor<ClusterResourceProvisionTemplate>(
    templates,
    { name: 'caches' },
    object => /may not delete caches/.test(messageOf(object)),
  );
  await cluster.client.update(clusterRoles, provisionerRole(cache));
  await untilTemplate('caches', 'Ready');
  const ready = await untilClass('caches', 'Ready');
  assert.deepEqual(ready.status?.instanceType, {
    group: '',
    version: 'v1',
    kind: 'Secret',
  });
  assert.deepEqual(ready.status?.claimParameters?.openAPIV3Schema, {
    type: 'object',
    properties: { sizeMB: { type: 'integer' } },
  });

  await cluster.client.delete(customResourceDefinitions, {
    name: 'caches.templates.test',
  });
  await untilTemplate('caches', 'KindNotServed');
  await untilClass('caches', 'ProvisionTemplateNotReady');
});

test('a template that is broken says where; corrected, its class is ready', async () => {
  const spec = aSecretTemplate('x').spec;
  const created = await cluster.client.create(
    templates,
    aTemplate('broken', {
      ...spec,
      binding: { secretName: '${nobody.metadata.name}' },
    }),
  );
  await cluster.client.create(
    clusterInstanceClasses,
    aTemplateClass('broken', 'broken'),
  );
  const broken = await untilTemplate('broken', 'TemplateNotValid');
  assert.match(
    messageOf(broken),
    /^spec\.binding\.secretName: "nobody\.metadata\.name" refers to what does not exist/,
  );
  await untilClass('broken', 'ProvisionTemplateNotReady');
  await cluster.client.patch(
    templates,
    { name: 'broken' },
    { spec: { binding: spec.binding } },
    { type: 'merge' },
  );
  const corrected = await untilTemplate('broken', 'Ready');
  assert.equal(
    corrected.status?.observedGeneration,
    (created.metadata.generation ?? 0) + 1,
  );
  await untilClass('broken', 'Ready');
});

const binding = { secretName: 'x' };
const template = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } };
const read = { apiVersion: 'v1', kind: 'Secret', name: 'x' };

for (const [name, spec, message] of [
  [
    'two bindings',
    { binding: { ...binding, from: [{ key: 'a', value: 'b' }] } },
    /exactly one of secretName/,
  ],
  ['no binding', { binding: {} }, /exactly one of secretName/],
  [
    'a type of somebody else’s Secret',
    { binding: { ...binding, type: 'x' } },
    /type and provider/,
  ],
  [
    'a resource that is made and read',
    { binding, resources: [{ id: 'a', template, read }] },
    /exactly one of template/,
  ],
  [
    'a resource that is neither',
    { binding, resources: [{ id: 'a' }] },
    /exactly one of template/,
  ],
  [
    'two of one id',
    {
      binding,
      resources: [
        { id: 'a', read },
        { id: 'a', read },
      ],
    },
    /Duplicate value/,
  ],
  [
    'an id that has a meaning',
    { binding, resources: [{ id: 'claim', read }] },
    /have a meaning/,
  ],
  [
    'an id that is no name',
    { binding, resources: [{ id: 'my-db', read }] },
    /resources\[0\]\.id/,
  ],
  [
    'forEach of what is read',
    { binding, resources: [{ id: 'a', read, forEach: '[1]' }] },
    /forEach goes with template/,
  ],
  [
    'a kind by expression',
    {
      binding,
      resources: [
        { id: 'a', template: { ...template, kind: '${parameters.kind}' } },
      ],
    },
    /known beforehand/,
  ],
  [
    'owners',
    {
      binding,
      resources: [
        {
          id: 'a',
          template: {
            ...template,
            metadata: { name: 'x', ownerReferences: [{}] },
          },
        },
      ],
    },
    /not for templates/,
  ],
  [
    'an object without a name',
    {
      binding,
      resources: [{ id: 'a', template: { ...template, metadata: {} } }],
    },
    /metadata\.name/,
  ],
  [
    'an entry that no Secret can have',
    { binding: { from: [{ key: 'a b', value: 'x' }] } },
    /from\[0\]\.key/,
  ],
] as const) {
  test(`the API server refuses a template with ${name}`, () =>
    expectRefusal(spec, message));
}

async function expectRefusal(spec: object, message: RegExp): Promise<void> {
  const desired = aTemplate(
    'refused',
    // Wrong on purpose.
    spec as ClusterResourceProvisionTemplate['spec'],
  );
  await assert.rejects(
    cluster.client.create(templates, desired, { dryRun: true }),
    error => isInvalid(error) && message.test(error.message),
  );
}
