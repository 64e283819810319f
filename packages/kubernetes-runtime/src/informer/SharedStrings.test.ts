import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SharedStrings } from './SharedStrings';

test('an object comes out equal, and is not the one that went in', () => {
  const object = {
    kind: 'ClassClaim',
    metadata: { name: 'db', uid: 'u', labels: { a: 'b' }, generation: 1 },
    status: { conditions: [{ type: 'Ready', status: null }, 'text', 2, true] },
  };
  const before = structuredClone(object);
  const copy = new SharedStrings().in(object);
  assert.deepEqual(copy, before);
  assert.notEqual(copy.metadata, object.metadata);
  assert.deepEqual(object, before);
});

test('many more texts than are remembered come out as they went in', () => {
  const strings = new SharedStrings();
  for (let index = 0; index < 10_000; index++) {
    const label = `value-${index}`;
    assert.deepEqual(strings.in({ labels: { label } }), { labels: { label } });
  }
});
