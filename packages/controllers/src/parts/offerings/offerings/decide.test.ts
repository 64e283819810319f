import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  getCondition,
  type ClusterInfrastructure,
  type ClusterInstanceClass,
  type ClusterResource,
  type ClusterServiceOffering,
  type ClusterServiceOfferingConditionType,
  type ClusterServiceOfferingSpec,
} from '@services-toolkit/kubernetes-api';
import { aPoolClass } from '../../../__testUtils__/databases';
import { now, stored } from '../../../__testUtils__/stored';
import { decideOffering } from './decide';
import type { OfferingObservation } from './Observation';
import { Requirements } from './Requirements';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';
const resourceRef = { group: 'postgresql.cnpg.io', kind: 'Cluster' };
const survives = {
  name: 'survives-node-loss',
  title: 'Survives the loss of one node',
  requires: [
    {
      expression: 'cluster.nodes.schedulable >= 3',
      message: 'needs 3 nodes that take pods, has ${cluster.nodes.schedulable}',
    },
  ],
};

function anOffering(
  name: string,
  spec: ClusterServiceOfferingSpec,
): ClusterServiceOffering {
  return stored<ClusterServiceOffering>({
    apiVersion,
    kind: 'ClusterServiceOffering',
    metadata: { name },
    spec: { plans: [{ name: 'small', classRef: { name: 'pg' } }], ...spec },
  });
}

function aClass(
  status: ClusterInstanceClass['status'] = {
    conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
  },
): ClusterInstanceClass {
  return { ...stored(aPoolClass('pg')), status };
}

const infrastructure = (schedulable: number): ClusterInfrastructure =>
  stored<ClusterInfrastructure>({
    apiVersion,
    kind: 'ClusterInfrastructure',
    metadata: { name: 'cluster' },
    status: {
      nodes: { total: schedulable, ready: schedulable, schedulable },
      observed: [{ fact: 'nodes', observedAt: '2026-01-01T00:00:00Z' }],
    },
  });

function observed(
  offering: ClusterServiceOffering,
  rest: Partial<OfferingObservation> = {},
): OfferingObservation {
  return {
    offering,
    resources: [],
    infrastructure: infrastructure(1),
    classes: new Map([['pg', aClass()]]),
    others: [],
    ...rest,
  };
}

function statusOf(observation: OfferingObservation) {
  const { step } = decideOffering(observation, new Requirements(), now);
  assert.equal(step.kind, 'writeStatus');
  return (step as Extract<typeof step, { kind: 'writeStatus' }>).status;
}

function conditionOf(
  observation: OfferingObservation,
  type: ClusterServiceOfferingConditionType,
) {
  const condition = getCondition(statusOf(observation).conditions, type);
  return `${condition?.status} ${condition?.reason}: ${condition?.message}`;
}

test('a guarantee is kept where the cluster has what it requires, and else told with what it has', () => {
  const offering = anOffering('postgresql', { qualityOfService: [survives] });
  const one = statusOf(observed(offering));
  assert.deepEqual(one.qualityOfService, [
    {
      name: 'survives-node-loss',
      title: 'Survives the loss of one node',
      met: 'False',
      message: 'needs 3 nodes that take pods, has 1',
      lastTransitionTime: '2026-01-01T12:00:00Z',
    },
  ]);
  assert.deepEqual(one.summary, {
    plans: '1/1',
    guarantees: '0/1',
    notKept: 'survives-node-loss',
  });
  const three = statusOf(
    observed(offering, { infrastructure: infrastructure(3) }),
  );
  assert.equal(three.qualityOfService?.[0]?.met, 'True');
  assert.deepEqual(three.summary, { plans: '1/1', guarantees: '1/1' });
  // What is offered can be claimed all the same.
  assert.match(conditionOf(observed(offering), 'Ready'), /^True Ready/);
});

test('before the facts are known nothing is promised that requires something', () => {
  const offering = anOffering('postgresql', {
    qualityOfService: [survives, { name: 'free', title: 'Free' }],
  });
  const { qualityOfService } = statusOf(
    observed(offering, { infrastructure: undefined }),
  );
  assert.deepEqual(
    qualityOfService?.map(({ met }) => met),
    ['Unknown', 'True'],
  );
});

test('the time of a judgement stays while the judgement does, whatever its message says', () => {
  const offering = anOffering('postgresql', { qualityOfService: [survives] });
  const first = statusOf(observed(offering));
  const later = new Date(now.getTime() + 60_000);
  const decide = (schedulable: number) => {
    const { step } = decideOffering(
      observed(
        { ...offering, status: first },
        { infrastructure: infrastructure(schedulable) },
      ),
      new Requirements(),
      later,
    );
    return step.kind === 'writeStatus'
      ? step.status.qualityOfService?.[0]
      : step;
  };
  assert.deepEqual(decide(1), { kind: 'nothing' });
  const two = decide(2);
  assert.ok(two && 'met' in two);
  assert.equal(two.message, 'needs 3 nodes that take pods, has 2');
  assert.equal(two.lastTransitionTime, '2026-01-01T12:00:00Z');
  const three = decide(3);
  assert.ok(three && 'met' in three);
  assert.equal(three.lastTransitionTime, '2026-01-01T12:01:00Z');
});

test("what a service's author says is judged too, and told whose it is", () => {
  const author: ClusterResource = {
    apiVersion,
    kind: 'ClusterResource',
    metadata: { name: 'cnpg' },
    spec: {
      resourceRef,
      capabilities: [{ name: 'failover', requires: survives.requires }],
    },
  };
  const status = statusOf(
    observed(anOffering('postgresql', { resources: [resourceRef] }), {
      resources: [author],
    }),
  );
  assert.equal(status.capabilities?.[0]?.met, 'False');
  assert.deepEqual(status.inherited, [
    { field: 'capabilities[failover]', from: 'cnpg' },
  ]);
});

test('what cannot be used is named with its place, and all else is used', () => {
  const broken = {
    name: 'broken',
    title: 'Broken',
    requires: [{ expression: 'cluster.nodes.number > 1', message: 'x' }],
  };
  const observation = observed(
    anOffering('postgresql', {
      qualityOfService: [survives, broken],
      icon: { mediatype: 'image/png', base64data: '<svg>' },
    }),
    { infrastructure: infrastructure(3) },
  );
  assert.match(
    conditionOf(observation, 'Valid'),
    /^False ContentNotValid: spec\.qualityOfService\[broken\]\.requires\[0\]: "cluster\.nodes\.number > 1" is no expression: .*number.*, spec\.icon\.base64data: it is not base64/,
  );
  assert.match(conditionOf(observation, 'Ready'), /^False ContentNotValid/);
  assert.deepEqual(
    statusOf(observation).qualityOfService?.map(({ met }) => met),
    ['True', 'Unknown'],
  );
});

test('plans are as their classes are', () => {
  const noneReady = observed(anOffering('postgresql', {}), {
    classes: new Map([
      [
        'pg',
        aClass({
          conditions: [
            {
              type: 'Ready',
              status: 'False',
              reason: 'PooledResourceNotFound',
              message: 'The cluster serves no kind "Database"',
            },
          ],
          usage: {
            free: 2,
            held: 1,
            waiting: 0,
            keys: { always: [], sometimes: [] },
          },
        }),
      ],
    ]),
  });
  assert.deepEqual(statusOf(noneReady).plans, [
    {
      name: 'small',
      className: 'pg',
      ready: 'False',
      reason: 'PooledResourceNotFound',
      message: 'The cluster serves no kind "Database"',
      availability: { kind: 'pool', free: 2, held: 1, waiting: 0 },
    },
  ]);
  assert.match(
    conditionOf(noneReady, 'Ready'),
    /^False NoPlanReady: .*"small": The cluster serves no kind/,
  );
});

const unresolved: [
  says: RegExp,
  rest: Partial<OfferingObservation>,
  spec?: ClusterServiceOfferingSpec,
][] = [
  [/^False NoPlans: /, {}, { plans: [] }],
  [/^False ClassesNotInstalled: /, { classes: 'notInstalled' }],
  [/^False ClassDoesNotExist: .*"pg" \(plan "small"\)/, { classes: new Map() }],
];
for (const [says, rest, spec = {}] of unresolved) {
  test(`an offering without what it offers says so: ${says.source}`, () => {
    const observation = observed(anOffering('postgresql', spec), rest);
    assert.match(conditionOf(observation, 'Resolved'), says);
    assert.match(conditionOf(observation, 'Ready'), says);
  });
}

test('two owners of one class are told, and of a thousand only some are named', () => {
  const mine = anOffering('mine', { owner: 'group:default/a' });
  const other = (name: string, owner?: string) =>
    anOffering(name, owner === undefined ? {} : { owner });
  assert.match(
    conditionOf(
      observed(mine, {
        others: [other('same', 'group:default/a'), other('nobody')],
      }),
      'Consistent',
    ),
    /^True/,
  );
  const many = Array.from({ length: 1_000 }, (_, i) =>
    other(`other-${i}`, 'group:default/b'),
  );
  const said = conditionOf(observed(mine, { others: many }), 'Consistent');
  assert.match(
    said,
    /^False OwnersDiffer: .*"other-0" \(owner group:default\/b\).* and 997 more.*its own owner is group:default\/a/,
  );
  assert.ok(said.length < 600);
});

test('keys that Secrets lack, and those that nobody told of, are named; the standard ones are not', () => {
  const keys = {
    always: ['host', 'provider', 'type', 'user'],
    sometimes: ['ca', 'uri'],
  };
  const observation = observed(
    anOffering('postgresql', {
      outputs: [{ key: 'host' }, { key: 'uri' }, { key: 'ca', optional: true }],
    }),
    {
      classes: new Map([
        [
          'pg',
          aClass({
            conditions: aClass().status?.conditions ?? [],
            usage: { keys },
          }),
        ],
      ]),
    },
  );
  assert.deepEqual(statusOf(observation).outputs, {
    missing: ['uri'],
    surplus: ['user'],
  });
  assert.match(
    conditionOf(observation, 'OutputsMatch'),
    /^False OutputsDiffer: The Secrets of claims lack uri, and also have user/,
  );
  const nothingDeclared = observed(anOffering('postgresql', {}));
  assert.match(conditionOf(nothingDeclared, 'OutputsMatch'), /^True/);
});

test('the second time nothing is written', () => {
  const offering = anOffering('postgresql', { qualityOfService: [survives] });
  const status = statusOf(observed(offering));
  const { step } = decideOffering(
    observed({ ...offering, status }),
    new Requirements(),
    new Date(now.getTime() + 60_000),
  );
  assert.deepEqual(step, { kind: 'nothing' });
});
