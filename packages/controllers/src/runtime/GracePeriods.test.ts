import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GracePeriods } from './GracePeriods';

test('bad news is believed when it has lasted, and from the start again after it was over', () => {
  let time = 0;
  const gracePeriods = new GracePeriods(() => new Date(time));
  assert.equal(gracePeriods.hasLasted('a'), false);
  time = 14_999;
  assert.equal(gracePeriods.hasLasted('a'), false);
  assert.equal(gracePeriods.hasLasted('b'), false);
  time = 15_000;
  assert.equal(gracePeriods.hasLasted('a'), true);
  assert.equal(gracePeriods.hasLasted('b'), false);
  gracePeriods.clear('a');
  assert.equal(gracePeriods.hasLasted('a'), false);
});
