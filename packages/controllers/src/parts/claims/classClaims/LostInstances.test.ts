import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LostInstances, lostForMs } from './LostInstances';

test('what a claim lost is left alone for a while, by that claim only', () => {
  let now = 0;
  const lost = new LostInstances(() => new Date(now));
  lost.add('a', 'db-1');
  assert.deepEqual(
    [lost.has('a', 'db-1'), lost.has('a', 'db-2'), lost.has('b', 'db-1')],
    [true, false, false],
  );
  assert.equal(lost.remainingMs('a'), lostForMs);
  assert.equal(lost.remainingMs('b'), undefined);
  now += lostForMs;
  assert.equal(lost.remainingMs('a'), undefined);
  assert.equal(lost.has('a', 'db-1'), false);
  lost.add('a', 'db-1');
  lost.clear('a');
  assert.equal(lost.has('a', 'db-1'), false);
});
