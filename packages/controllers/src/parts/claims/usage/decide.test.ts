import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { aClaim } from '../../../__testUtils__/databases';
import { stored } from '../../../__testUtils__/stored';
import { decideUsage, type UsageObservation } from './decide';

const created = Date.parse('2026-01-01T00:00:00Z');
const at = (seconds: number) =>
  new Date(created + seconds * 1000).toISOString();

/** A claim that was created at a second, and was Ready so many seconds later. */
function aReadyClaim(
  second: number,
  took: number,
  keys?: string[],
): ClassClaim {
  return {
    ...stored(aClaim('apps', `claim-${second}`, 'pg'), {
      creationTimestamp: at(second),
    }),
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'Ready',
          lastTransitionTime: at(second + took),
        },
      ],
      resourceRef: { apiVersion: 'v1', kind: 'Secret', name: 'x' },
      binding: { name: 'x', ...(keys && { keys }) },
    },
  };
}

const waiting = stored(aClaim('apps', 'waiting', 'pg'));
const deleted = stored(aClaim('apps', 'deleted', 'pg'), {
  deletionTimestamp: at(9),
});

function usageOf(observation: Omit<UsageObservation, 'before'>) {
  const step = decideUsage({ ...observation, before: undefined });
  assert.equal(step.kind, 'writeUsage');
  return (step as Extract<typeof step, { kind: 'writeUsage' }>).usage;
}

test('a pool has what is free and held in it, and claims wait, but for those that are being deleted', () => {
  assert.deepEqual(
    usageOf({
      claims: [waiting, deleted, aReadyClaim(1, 4)],
      pool: { free: 0, held: 3 },
    }),
    { free: 0, held: 3, waiting: 1, typicalSecondsToReady: 4 },
  );
});

test('where instances are made, those are held that claims have', () => {
  assert.deepEqual(usageOf({ claims: [waiting, aReadyClaim(1, 4)] }), {
    held: 1,
    waiting: 1,
    typicalSecondsToReady: 4,
  });
});

test('the usual time is the median of the 20 newest, so that old or odd ones count little', () => {
  const old = Array.from({ length: 30 }, (_, i) => aReadyClaim(i, 500));
  const lately = Array.from({ length: 20 }, (_, i) =>
    aReadyClaim(100 + i, i === 0 ? 9_999 : 30),
  );
  assert.equal(
    usageOf({ claims: [...lately, ...old] }).typicalSecondsToReady,
    30,
  );
});

test('keys are those that each Secret has, and those that some have', () => {
  const claims = [
    aReadyClaim(1, 1, ['uri', 'host']),
    aReadyClaim(2, 1, ['host', 'uri', 'ca']),
    aReadyClaim(3, 1),
  ];
  assert.deepEqual(usageOf({ claims }).keys, {
    always: ['host', 'uri'],
    sometimes: ['ca'],
  });
});

test('nothing is written where nothing has changed', () => {
  const claims = [waiting];
  const before = usageOf({ claims });
  assert.deepEqual(decideUsage({ claims, before }), { kind: 'nothing' });
});
