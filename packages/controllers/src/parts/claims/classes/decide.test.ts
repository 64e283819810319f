import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { aPoolClass, databaseType } from '../../../__testUtils__/databases';
import { now, stored } from '../../../__testUtils__/stored';
import { decideClass, type ClassObservation } from './decide';

const stepOf = (...args: Parameters<typeof decideClass>) =>
  decideClass(...args).step;

const instanceClass = stored(aPoolClass('pg'));
const pool = (
  selector: Extract<ClassObservation['behind'], { kind: 'pool' }>['selector'],
) => ({ kind: 'pool', served: databaseType, selector } as const);

const rows: {
  name: string;
  behind: ClassObservation['behind'];
  ready: 'True' | 'False';
  reason: string;
  message: RegExp;
}[] = [
  {
    name: 'a pool whose kind is served is ready, and says which version claims yield',
    behind: pool({ kind: 'accepted' }),
    ready: 'True',
    reason: 'Ready',
    message: /pool/,
  },
  {
    name: 'a kind that is not served is not found, and the message says which',
    behind: { kind: 'notServed', group: 'example.org', resourceKind: 'Db' },
    ready: 'False',
    reason: 'PooledResourceNotFound',
    message: /"Db" of the API group "example.org".*CustomResourceDefinition/,
  },
  {
    name: 'a kind of the core group is named as such',
    behind: { kind: 'notServed', group: '', resourceKind: 'Sekret' },
    ready: 'False',
    reason: 'PooledResourceNotFound',
    message: /"Sekret" of the core API group/,
  },
  {
    name: "a selector that the API server refuses is told in the API server's words",
    behind: pool({
      kind: 'refused',
      message: 'field label not supported: spec.size',
    }),
    ready: 'False',
    reason: 'PoolSelectorNotSupported',
    message: /field label not supported: spec.size/,
  },
  {
    name: 'a kind that the controllers cannot read fulfils no claim, and the message says why',
    behind: pool({
      kind: 'unreadable',
      message: 'The controllers may not read databases.example.org',
    }),
    ready: 'False',
    reason: 'PooledResourceNotFound',
    message: /no claim gets one.*may not read databases\.example\.org/,
  },
  {
    name: 'what cannot be looked at is told as such',
    behind: { kind: 'broken', message: 'the server is currently unable' },
    ready: 'False',
    reason: 'PooledResourceNotFound',
    message: /cannot be looked at: the server is currently unable/,
  },
  {
    name: 'what makes the instances tells why it cannot',
    behind: {
      kind: 'source',
      source: {
        kind: 'broken',
        reason: 'CompositeResourceDefinitionNotReady',
        message: 'The XRD is not Established',
      },
    },
    ready: 'False',
    reason: 'CompositeResourceDefinitionNotReady',
    message: /not Established/,
  },
];

for (const row of rows) {
  test(row.name, () => {
    const decision = stepOf({ instanceClass, behind: row.behind }, now);
    assert.equal(decision.kind, 'writeStatus');
    const { status } = decision as Extract<
      typeof decision,
      { kind: 'writeStatus' }
    >;
    const [ready, ...others] = status.conditions ?? [];
    assert.deepEqual(others, []);
    assert.equal(ready?.type, 'Ready');
    assert.equal(ready?.status, row.ready);
    assert.equal(ready?.reason, row.reason);
    assert.match(ready?.message ?? '', row.message);
    assert.equal(ready?.lastTransitionTime, '2026-01-01T12:00:00Z');
    assert.equal(status.observedGeneration, 1);
    assert.deepEqual(
      status.instanceType,
      row.behind.kind === 'pool'
        ? { group: 'controllers.test', kind: 'Database', version: 'v1' }
        : undefined,
    );
    assert.equal(status.claimParameters, undefined);
  });

  test(`${row.name}; the second time nothing is written`, () => {
    const decision = stepOf({ instanceClass, behind: row.behind }, now);
    assert.equal(decision.kind, 'writeStatus');
    const after: ClusterInstanceClass = {
      ...instanceClass,
      status: (decision as Extract<typeof decision, { kind: 'writeStatus' }>)
        .status,
    };
    const later = new Date(now.getTime() + 60_000);
    assert.deepEqual(
      stepOf({ instanceClass: after, behind: row.behind }, later),
      {
        kind: 'nothing',
      },
    );
  });
}

test('until the API server has answered for the selector nothing is said', () => {
  assert.deepEqual(
    stepOf({ instanceClass, behind: pool({ kind: 'pending' }) }, now),
    {
      kind: 'nothing',
    },
  );
});

test('a kind that is not served is looked for again: of one that another API server answers for no watch tells', () => {
  const again = (mayComeSoon: boolean) =>
    decideClass(
      {
        instanceClass,
        behind: {
          ...{ kind: 'notServed', group: 'example.org', resourceKind: 'Db' },
          mayComeSoon,
        },
      },
      now,
    ).requeueAfterMs;
  assert.equal(again(false), 10_000);
  assert.equal(again(true), 500);
});
