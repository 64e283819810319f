import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personHeaders, serviceAccountOf } from './linkIdentity';

const tokenOf = (payload: unknown) =>
  `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`;
const link = 'system:serviceaccount:links:services-toolkit-link';
const prefix =
  'impersonate-extra-projection.apiresources.multicluster.x-tanzu.vmware.com%2f';

test("a ServiceAccount's token says whose it is", () => {
  assert.equal(serviceAccountOf(tokenOf({ sub: link })), link);
});

for (const token of [
  '',
  'opaque',
  'a.b.c',
  tokenOf({}),
  tokenOf({ sub: 'system:admin' }),
  tokenOf({ sub: 'system:serviceaccount:links:a\r\nb' }),
  tokenOf({ sub: [link] }),
]) {
  test(`${JSON.stringify(token)} is no token of a ServiceAccount`, () => {
    assert.equal(serviceAccountOf(token), undefined);
  });
}

test('a person is named, and never becomes who is asking', () => {
  assert.deepEqual(
    personHeaders(link, { user: 'alice', groups: ['dev', 'x'] }),
    {
      'impersonate-user': link,
      [`${prefix}user`]: 'alice',
      [`${prefix}groups`]: ['dev', 'x'],
    },
  );
});

test('nothing in a name ends a header, and no name is too long for one', () => {
  const headers = personHeaders(link, {
    user: `a\r\nimpersonate-user: system:admin\0`,
    groups: Array.from({ length: 1_000 }, () => 'é'.repeat(1_000)),
  });
  assert.equal(headers[`${prefix}user`], 'a??impersonate-user: system:admin?');
  const groups = headers[`${prefix}groups`] ?? [];
  assert.equal(groups.length, 64);
  assert.equal(
    Buffer.from(groups[0] ?? '', 'latin1').toString('utf8'),
    'é'.repeat(256),
  );
});
