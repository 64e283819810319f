import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oldestOfEach } from './oldestOfEach';

const anImport = (group: string, age: string) => ({
  age,
  group: { discovery: () => ({ group, versions: [] }) },
});

test('of several imports of a group the oldest has it, in whatever order they are seen', () => {
  const first = anImport('a.example.org', '2026-01-01T00:00:00Z z');
  const later = anImport('a.example.org', '2026-01-02T00:00:00Z a');
  const other = anImport('b.example.org', '2026-01-03T00:00:00Z b');
  assert.deepEqual(oldestOfEach([later, first, other]), [first, other]);
  assert.deepEqual(oldestOfEach([first, other, later]), [first, other]);
});
