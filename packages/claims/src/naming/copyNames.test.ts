import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { copyNames } from './copyNames';

const subdomain =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

test('every name that a copy may have is one of a Secret, wherever it is cut', () => {
  const name = fc
    .stringMatching(/^[a-z0-9.-]{1,253}$/, { size: 'max' })
    .filter(text => subdomain.test(text));
  const cutAtADot = fc
    .nat(20)
    .map(dots => `${'a'.repeat(244 - dots)}${'.b'.repeat(dots)}`)
    .map(text => text.padEnd(253, 'c').slice(0, 253))
    .filter(text => subdomain.test(text));
  fc.assert(
    fc.property(fc.oneof(name, cutAtADot), fc.uuid(), (source, uid) => {
      for (const one of copyNames(source, uid)) {
        assert.ok(one.length <= 253, one);
        assert.match(one, subdomain);
      }
    }),
  );
});
