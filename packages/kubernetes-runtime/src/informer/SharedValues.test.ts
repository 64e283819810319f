import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SharedValues } from './SharedValues';

test('an object comes out equal, and is not the one that went in', () => {
  const object = {
    kind: 'ClassClaim',
    metadata: { name: 'db', uid: 'u', labels: { a: 'b' }, generation: 1 },
    status: { conditions: [{ type: 'Ready', status: null }, 'text', 2, true] },
  };
  const before = structuredClone(object);
  const copy = new SharedValues().in(object);
  assert.deepEqual(copy, before);
  assert.notEqual(copy.metadata, object.metadata);
  assert.deepEqual(object, before);
});

test('many more texts than are remembered come out as they went in', () => {
  const shared = new SharedValues();
  for (let index = 0; index < 10_000; index++) {
    const label = `value-${index}`;
    assert.deepEqual(shared.in({ labels: { label } }), { labels: { label } });
  }
});

test('what two objects have alike is the same in memory, and what is theirs is not', () => {
  const shared = new SharedValues();
  const claim = (name: string) => ({
    metadata: { name, labels: { team: 'a' } },
    status: {
      binding: { name: 'login', keys: ['password', 'user'] },
      conditions: [{ type: 'Ready', status: 'True', observedGeneration: 1 }],
    },
  });
  const one = shared.in(claim('one'));
  const other = shared.in(claim('other'));
  assert.deepEqual(other, claim('other'));
  assert.equal(one.metadata.labels, other.metadata.labels);
  assert.equal(one.status.conditions[0], other.status.conditions[0]);
  assert.notEqual(one.status.binding, other.status.binding);
  assert.equal(one.status.binding.keys, other.status.binding.keys);
  const next = { type: 'Ready', status: 'True', observedGeneration: '1' };
  assert.deepEqual(shared.in([next]), [next]);
});

test('what objects share cannot be written into', () => {
  const shared = new SharedValues();
  const claim = () => ({
    metadata: { labels: { team: 'a' }, finalizers: ['kept'] },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  });
  const one = shared.in(claim());
  const other = shared.in(claim());
  assert.throws(() => {
    one.metadata.labels.team = 'b';
  }, TypeError);
  assert.throws(() => {
    Object.assign(one.status.conditions[0]!, { reason: 'Wrong' });
  }, TypeError);
  assert.throws(() => one.metadata.finalizers.push('more'), TypeError);
  // What is not shared may be: it is nobody else's.
  one.status.conditions.push({ type: 'New', status: 'True' });
  assert.deepEqual(other, claim());
});

test('nobody can write a value that passes for two', () => {
  const shared = new SharedValues();
  for (const labels of [
    { a: 'x\0b\0string\0y' },
    { a: 'x","b":"y' },
    { a: 'x', b: 'y' },
    ['{"a":"x","b":"y"}'],
    ['x', 'y'],
    ['x","y'],
  ]) {
    assert.deepEqual(shared.in({ labels }), { labels });
  }
});

// As deep as the JSON decoder of Kubernetes allows.
test('an object comes out however deep it is', () => {
  const text = `${'{"a":['.repeat(4_999)}1${']}'.repeat(4_999)}`;
  const shared = new SharedValues().in({ spec: JSON.parse(text) });
  let depth = 0;
  for (let at: any = shared.spec; at !== 1; at = at.a[0]) depth++;
  assert.equal(depth, 4_999);
});
