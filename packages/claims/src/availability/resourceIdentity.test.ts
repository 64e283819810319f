import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityKey, identityOf } from './resourceIdentity';

test('a reference means the same object in every version of its API', () => {
  const of = (apiVersion: string) =>
    identityKey(identityOf({ apiVersion, kind: 'Db', name: 'a' }, 'here'));
  assert.equal(of('example.org/v1'), of('example.org/v2'));
  assert.notEqual(of('example.org/v1'), of('example.com/v1'));
  assert.notEqual(of('v1'), of('example.org/v1'));
});

test('a reference without a namespace is about the namespace that it stands in', () => {
  const ref = { apiVersion: 'v1', kind: 'Secret', name: 'a' };
  assert.deepEqual(identityOf(ref, 'here'), {
    group: '',
    kind: 'Secret',
    namespace: 'here',
    name: 'a',
  });
  assert.equal(
    identityOf({ ...ref, namespace: 'there' }, 'here').namespace,
    'there',
  );
});
