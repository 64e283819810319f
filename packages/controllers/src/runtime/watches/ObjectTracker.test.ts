import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ObjectTracker } from './ObjectTracker';

test('who is interested in an object is told, and nobody else', () => {
  const tracker = new ObjectTracker();
  tracker.track('claim-1', ['a', 'b']);
  tracker.track('claim-2', ['b']);
  assert.deepEqual(tracker.watchersOf('a'), ['claim-1']);
  assert.deepEqual(tracker.watchersOf('b'), ['claim-1', 'claim-2']);
  assert.deepEqual(tracker.watchersOf('c'), []);
});

test('a new interest replaces the old one, and nothing is remembered for longer than it is needed', () => {
  const tracker = new ObjectTracker();
  tracker.track('claim', ['a', 'b']);
  tracker.track('claim', ['c']);
  assert.deepEqual(tracker.watchersOf('a'), []);
  assert.deepEqual(tracker.watchersOf('c'), ['claim']);
  tracker.track('claim', []);
  assert.equal(tracker.size, 0);
});
