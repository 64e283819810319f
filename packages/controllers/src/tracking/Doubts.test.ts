import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Doubts } from './Doubts';

test('bad news is believed when it has lasted, and from the start again after it was over', () => {
  let time = 0;
  const doubts = new Doubts(() => new Date(time));
  assert.equal(doubts.hasLasted('a'), false);
  time = 14_999;
  assert.equal(doubts.hasLasted('a'), false);
  assert.equal(doubts.hasLasted('b'), false);
  time = 15_000;
  assert.equal(doubts.hasLasted('a'), true);
  assert.equal(doubts.hasLasted('b'), false);
  doubts.clear('a');
  assert.equal(doubts.hasLasted('a'), false);
});
