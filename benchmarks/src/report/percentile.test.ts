import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percentile } from './percentile';

test('takes the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.equal(percentile(hundred, 95), 95);
  assert.equal(percentile(hundred, 50), 50);
  assert.equal(percentile([7], 95), 7);
});

test('has no answer for no samples', () => {
  assert.throws(() => percentile([], 95), RangeError);
});
