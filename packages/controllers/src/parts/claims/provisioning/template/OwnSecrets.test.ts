import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aDatabase,
  aSecret,
  databaseType,
} from '../../../../__testUtils__/databases';
import { stored } from '../../../../__testUtils__/stored';
import { OwnSecrets } from './OwnSecrets';

const made = {
  ...stored(aDatabase('pool', 'mine')),
  status: { binding: { name: 'login' } },
};
const refOf = (namespace: string, name: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  namespace,
  name,
});
const owner = (uid = '') => ({
  apiVersion: 'x/v1',
  kind: 'X',
  name: 'x',
  uid,
});

test('a Secret belongs to what names it or owns it, and to nothing else', () => {
  const own = new OwnSecrets();
  const login = aSecret('pool', 'login', {});
  assert.equal(own.has(refOf('pool', 'login'), login), false);
  own.add(made, databaseType);
  assert.equal(own.has(refOf('pool', 'login'), login), true);
  assert.equal(own.has(refOf('shop', 'login'), login), false);
  assert.equal(own.has(refOf('pool', 'other'), login), false);
  const owned = (uid?: string) => ({
    ...login,
    metadata: { ...login.metadata, ownerReferences: [owner(uid)] },
  });
  assert.equal(own.has(refOf('pool', 'other'), owned(made.metadata.uid)), true);
  assert.equal(own.has(refOf('pool', 'other'), owned('another')), false);
  assert.equal(own.has(refOf('pool', 'other'), owned()), false);
});
