import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Condition } from './Condition';
import { sameConditions } from './sameConditions';
import { setCondition } from './setCondition';

const earlier = '2026-11-24T09:00:00Z';
const now = new Date('2026-11-24T10:00:00.789Z');
const ready: Condition = {
  type: 'Ready',
  status: 'False',
  reason: 'NoClaimableInstances',
  message: 'None is free.',
  lastTransitionTime: earlier,
};

describe('setCondition', () => {
  it('adds a condition with the time in whole seconds', () => {
    assert.deepEqual(
      setCondition(
        undefined,
        { type: 'Ready', status: 'True', reason: 'Ready', message: '' },
        now,
      ),
      [
        {
          type: 'Ready',
          status: 'True',
          reason: 'Ready',
          message: '',
          lastTransitionTime: '2026-11-24T10:00:00Z',
        },
      ],
    );
  });

  it('keeps the time while only reason and message change', () => {
    const [condition] = setCondition(
      [ready],
      { type: 'Ready', status: 'False', reason: 'ClassNotReady', message: '-' },
      now,
    );
    assert.equal(condition?.lastTransitionTime, earlier);
    assert.equal(condition?.reason, 'ClassNotReady');
  });

  it('sets the time when the status changes', () => {
    const [condition] = setCondition(
      [ready],
      { type: 'Ready', status: 'True', reason: 'Ready', message: '' },
      now,
    );
    assert.equal(condition?.lastTransitionTime, '2026-11-24T10:00:00Z');
  });

  it('gives a condition of the original, which has no time, one', () => {
    const [condition] = setCondition(
      [{ type: 'Ready', status: 'True' }],
      { type: 'Ready', status: 'True', reason: 'Ready', message: '' },
      now,
    );
    assert.equal(condition?.lastTransitionTime, '2026-11-24T10:00:00Z');
  });

  it('leaves the others and the given list as they are', () => {
    const other: Condition = { type: 'Other', status: 'True' };
    const before = Object.freeze([ready, other]);
    const after = setCondition(
      before,
      { type: 'Ready', status: 'True', reason: 'Ready', message: '' },
      now,
    );
    assert.deepEqual(
      after.map(({ type }) => type),
      ['Ready', 'Other'],
    );
    assert.equal(after[1], other);
  });

  it('changes nothing when the same is set again later', () => {
    const desired = {
      type: 'Ready',
      status: 'True' as const,
      reason: 'Ready',
      message: '',
      observedGeneration: 3,
    };
    const once = setCondition([ready], desired, now);
    const twice = setCondition(once, desired, new Date(now.getTime() + 60_000));
    assert.ok(sameConditions(once, twice));
  });
});

describe('sameConditions', () => {
  const other: Condition = { type: 'Other', status: 'True' };
  for (const [name, a, b, same] of [
    ['two that are absent', undefined, [], true],
    ['another order', [ready, other], [other, ready], true],
    ['one more', [ready], [ready, other], false],
    ['another status', [ready], [{ ...ready, status: 'True' }], false],
    ['another message', [ready], [{ ...ready, message: '!' }], false],
    [
      'another generation',
      [ready],
      [{ ...ready, observedGeneration: 2 }],
      false,
    ],
    ['another type', [ready], [{ ...ready, type: 'Other' }], false],
  ] satisfies [string, Condition[] | undefined, Condition[], boolean][]) {
    it(`finds ${name} ${same ? 'the same' : 'different'}`, () => {
      assert.equal(sameConditions(a, b), same);
    });
  }
});
