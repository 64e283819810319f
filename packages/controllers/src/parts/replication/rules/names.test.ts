import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportedSecretName, exportNamespaceOf } from './names';

test('a namespace for each link, however long its name is', () => {
  assert.equal(exportNamespaceOf('links'), 'services-toolkit-exports-links');
  const long = ['a', 'b']
    .map(letter => letter.repeat(63))
    .map(exportNamespaceOf);
  assert.ok(long.every(name => name.length <= 63));
  assert.equal(new Set(long).size, 2);
});

test('a name for each Secret, whatever its namespace and name are made of', () => {
  const name = exportedSecretName('shop', 'x'.repeat(253));
  assert.match(name, /^[a-z0-9-]{1,63}$/);
  assert.notEqual(
    exportedSecretName('a', 'b.c'),
    exportedSecretName('a.b', 'c'),
  );
});
