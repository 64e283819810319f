import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childName } from './childName';

const uid = 'a1b2c3d4-0000-4000-8000-000000000000';

test('the name tells which claim it is for', () => {
  assert.equal(childName({ name: 'orders-db', uid }), 'orders-db-a1b2c');
});

test('a long name is cut to 63 characters', () => {
  const name = childName({ name: 'x'.repeat(200), uid });
  assert.equal(name, `${'x'.repeat(57)}-a1b2c`);
  assert.equal(name.length, 63);
});

test('a cut never leaves a dash or dot before the suffix', () => {
  assert.equal(
    childName({ name: `${'x'.repeat(55)}.-yyyy`, uid }),
    `${'x'.repeat(55)}-a1b2c`,
  );
});
