import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Multimap } from './Multimap';

test('a key has its values in the order in which they came, each once', () => {
  const map = new Multimap<string>();
  for (const value of ['a', 'a', 'b', 'c', 'b']) {
    map.add('key', value);
  }
  assert.deepEqual(map.get('key'), ['a', 'b', 'c']);
  assert.deepEqual(map.get('other'), []);
});

test('what is taken out is gone, and a key without values is not kept', () => {
  const map = new Multimap<object>();
  const [one, other] = [{}, {}];
  map.add('key', one);
  map.remove('key', other);
  assert.deepEqual(map.get('key'), [one]);
  map.add('key', other);
  map.remove('key', one);
  map.remove('key', one);
  assert.equal(map.get('key')[0], other);
  map.remove('key', other);
  map.remove('missing', one);
  assert.equal(map.size, 0);
});
