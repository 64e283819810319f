import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterResource } from '@services-toolkit/kubernetes-api';
import { messageOf, reasonOf } from '../../../__testUtils__/reasonOf';
import { now, stored } from '../../../__testUtils__/stored';
import { Requirements } from '../offerings/Requirements';
import { decideResource, type ResourceObservation } from './decide';

const labels = {
  'services.apps.tanzu.vmware.com/api-group': 'db.example.org',
  'services.apps.tanzu.vmware.com/api-kind': 'Database',
};

function aResource(
  spec: Partial<ClusterResource['spec']> = {},
  more: Partial<ClusterResource> = {},
): ClusterResource {
  return stored<ClusterResource>({
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterResource',
    metadata: { name: 'database', labels },
    spec: {
      resourceRef: { group: 'db.example.org', kind: 'Database' },
      ...spec,
    },
    ...more,
  });
}

const decide = (observation: Partial<ResourceObservation>) =>
  decideResource(
    {
      ...{ resource: aResource(), served: 'yes', mayLag: false },
      ...{ infrastructure: undefined, descriptors: [], missingRules: [] },
      ...observation,
    },
    new Requirements(),
    now,
  );

function written(observation: Partial<ResourceObservation>): ClusterResource {
  const { step } = decide(observation);
  assert.equal(step.kind, 'writeStatus');
  return {
    ...(observation.resource ?? aResource()),
    ...(step.kind === 'writeStatus' && { status: step.status }),
  };
}

test('the labels come first; others are left alone, and the second look writes nothing', () => {
  const bare = aResource(
    {},
    { metadata: { name: 'database', labels: { a: 'b' } } },
  );
  assert.deepEqual(decide({ resource: bare }).step, { kind: 'label', labels });
  const ready = written({});
  assert.equal(reasonOf(ready), 'Ready');
  assert.deepEqual(decide({ resource: ready }).step, { kind: 'nothing' });
});

test('a group that no label holds has none, and a label that says otherwise is taken away', () => {
  const group = `${'a'.repeat(62)}.example.org`;
  const one = aResource({ resourceRef: { group, kind: 'Database' } });
  const { step } = decide({ resource: one });
  assert.deepEqual(step, {
    kind: 'label',
    labels: { ...labels, 'services.apps.tanzu.vmware.com/api-group': null },
  });
});

const requires = [
  { expression: 'cluster.nodes.schedulabel >= 3', message: 'needs 3 nodes' },
];
const rows: [
  title: string,
  observation: Partial<ResourceObservation>,
  reason: string,
  says: RegExp,
][] = [
  [
    'a kind that is not served',
    { served: 'no' },
    'ResourceNotServed',
    /no kind "Database" of the API group "db\.example\.org"/,
  ],
  [
    'an expression that cannot be used',
    { resource: aResource({ capabilities: [{ name: 'backup', requires }] }) },
    'ContentNotValid',
    /^spec\.capabilities\[backup\]\.requires\[0\]: .*schedulabel/,
  ],
  [
    'a picture that is none',
    {
      resource: aResource({
        icon: { mediatype: 'image/png', base64data: '<svg>' },
      }),
    },
    'ContentNotValid',
    /^spec\.icon\.base64data: it is not base64/,
  ],
  [
    'descriptors that may not be read',
    { missingRules: ['The controllers may not read manuals'] },
    'UnableToReadDescriptors',
    /The controllers may not read manuals/,
  ],
];
for (const [title, observation, reason, says] of rows) {
  test(`${title} is told: ${reason}`, () => {
    const one = written(observation);
    assert.equal(reasonOf(one), reason);
    assert.match(messageOf(one), says);
  });
}

test('capabilities are judged whatever else is wrong', () => {
  const capabilities = [{ name: 'backup', title: 'Backups' }];
  const one = written({ resource: aResource({ capabilities }), served: 'no' });
  assert.deepEqual(one.status?.capabilities, [
    {
      ...{ name: 'backup', title: 'Backups', met: 'True' },
      lastTransitionTime: '2026-01-01T12:00:00Z',
    },
  ]);
});

const example = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  ...{ kind: 'ClusterExampleUsage', name: 'small', version: 'v1' },
};

test('while descriptors are being looked for, those that were found before stay', () => {
  const before = written({ descriptors: [example] });
  assert.deepEqual(decide({ resource: before, descriptors: undefined }).step, {
    kind: 'nothing',
  });
  const after = written({ resource: before, descriptors: [] });
  assert.deepEqual(after.status?.descriptors, []);
});

test('a kind that may be served in a moment is waited for', () => {
  const { step, requeueAfterMs } = decide({ served: 'no', mayLag: true });
  assert.deepEqual(step, { kind: 'nothing' });
  assert.equal(requeueAfterMs, 500);
});
