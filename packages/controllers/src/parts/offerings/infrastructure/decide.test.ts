import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterInfrastructure } from '@services-toolkit/kubernetes-api';
import { factNames } from '@services-toolkit/offerings';
import { reasonOf } from '../../../__testUtils__/reasonOf';
import { now, stored } from '../../../__testUtils__/stored';
import { decideInfrastructure } from './decide';
import type { FactReading, FactReadings } from './FactReading';

const nodes = (schedulable: number) => ({
  ...{ total: 3, ready: 3, schedulable, zones: ['a', 'b'] },
  ...{ architectures: ['amd64'], kubeletVersions: ['1.36.2'] },
});
const known = <T>(value: T): FactReading<T> => ({ kind: 'known', value });

/** Of every fact the same, but for those that a row is about. */
function readings(
  rest: FactReading<never>,
  facts: Partial<FactReadings> = {},
): FactReadings {
  return {
    ...{ kubernetesVersion: rest, nodes: rest, storageClasses: rest },
    ...{ csiDrivers: rest, cni: rest, loadBalancers: rest, operators: rest },
    ...facts,
  };
}

const untold: FactReading<never> = { kind: 'untold', message: 'nothing' };
const pending: FactReading<never> = { kind: 'pending' };
const failed: FactReading<never> = { kind: 'failed', message: 'it is down' };
const forbidden: FactReading<never> = {
  ...{ kind: 'forbidden', missingRule: 'The controllers may not read nodes' },
};

function anInfrastructure(
  status?: ClusterInfrastructure['status'],
): ClusterInfrastructure {
  return stored<ClusterInfrastructure>({
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInfrastructure',
    metadata: { name: 'cluster' },
    ...(status && { status }),
  });
}

function decide(
  facts: FactReadings,
  infrastructure: ClusterInfrastructure | undefined = anInfrastructure(),
  at = now,
) {
  return decideInfrastructure(
    { infrastructure, facts, lookAgainAfterMs: 60_000 },
    at,
  );
}

/** The object after what was decided has been written. */
function written(
  facts: FactReadings,
  before?: ClusterInfrastructure,
  at = now,
): ClusterInfrastructure {
  const { step } = decide(facts, before, at);
  assert.equal(step.kind, 'writeStatus');
  return anInfrastructure(
    step.kind === 'writeStatus' ? step.status : undefined,
  );
}

const later = new Date(now.getTime() + 3_600_000);

test('where there is no object it is made', () => {
  const { step } = decideInfrastructure(
    {
      infrastructure: undefined,
      facts: readings(pending),
      lookAgainAfterMs: 1_000,
    },
    now,
  );
  assert.deepEqual(step, { kind: 'create' });
});

test('what is known is told with since when, and what is not with why; the second look writes nothing', () => {
  const facts = readings(untold, { nodes: known(nodes(3)) });
  const first = written(facts);
  assert.deepEqual(first.status?.nodes, nodes(3));
  assert.deepEqual(first.status?.observed, [
    { fact: 'nodes', observedAt: '2026-01-01T12:00:00Z' },
  ]);
  assert.deepEqual(
    first.status?.unknown,
    factNames
      .filter(fact => fact !== 'nodes')
      .map(fact => ({ fact, message: 'nothing' })),
  );
  // What nothing tells is nobody's fault.
  assert.equal(reasonOf(first), 'Ready');
  assert.deepEqual(decide(facts, first, later).step, { kind: 'nothing' });
});

test('a fact that changes is observed anew, and the others keep their time', () => {
  const before = written(
    readings(untold, { nodes: known(nodes(3)), csiDrivers: known(['a']) }),
  );
  const after = written(
    readings(untold, { nodes: known(nodes(2)), csiDrivers: known(['a']) }),
    before,
    later,
  );
  assert.deepEqual(after.status?.observed, [
    { fact: 'nodes', observedAt: '2026-01-01T13:00:00Z' },
    { fact: 'csiDrivers', observedAt: '2026-01-01T12:00:00Z' },
  ]);
});

test('nothing is written before every fact has had its first answer', () => {
  const facts = readings(untold, { nodes: pending });
  assert.deepEqual(decide(facts).step, { kind: 'nothing' });
});

for (const [name, reading] of [
  ['is being read anew', pending],
  ['cannot be read for a while', failed],
] as const) {
  test(`a fact that ${name} stays as it was, whatever else changes`, () => {
    const before = written(readings(untold, { nodes: known(nodes(3)) }));
    const after = written(
      readings(untold, { nodes: reading, loadBalancers: known(true) }),
      before,
      later,
    );
    assert.deepEqual(after.status?.nodes, nodes(3));
    assert.deepEqual(after.status?.observed?.[0], before.status?.observed?.[0]);
  });
}

test('what could never be read is unknown, in the words of the failure, and no rule is missing', () => {
  const one = written(readings(untold, { nodes: failed }));
  assert.deepEqual(one.status?.unknown?.[1], {
    ...{ fact: 'nodes', message: 'it is down' },
  });
  assert.equal(reasonOf(one), 'Ready');
});

test('a fact that may not be read any more is withdrawn: FactsUnknown, with the rule, until it may be read again', () => {
  const before = written(readings(untold, { nodes: known(nodes(3)) }));
  const refused = readings(untold, { nodes: forbidden });
  const after = written(refused, before, later);
  assert.equal(after.status?.nodes, undefined);
  assert.deepEqual(after.status?.unknown?.[1], {
    ...{ fact: 'nodes', missingRule: 'The controllers may not read nodes' },
  });
  assert.deepEqual(
    after.status?.conditions?.map(({ status, reason, message }) => [
      ...[status, reason, message],
    ]),
    [
      [
        ...['False', 'FactsUnknown'],
        'cluster.nodes is not known. The controllers may not read nodes',
      ],
    ],
  );
  assert.equal(decide(refused, after, later).who, 'operator');
  const again = written(
    readings(untold, { nodes: known(nodes(3)) }),
    after,
    later,
  );
  assert.equal(reasonOf(again), 'Ready');
});
