import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identifyUser, type Peer } from './identifyUser';
import { parseFrontProxy } from './parseFrontProxy';

const configMap = (data?: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {},
  ...(data && { data }),
});
const data = {
  'requestheader-client-ca-file': 'PEM',
  'requestheader-allowed-names': '["front-proxy-client"]',
  'requestheader-username-headers': '["X-Remote-User","X-Other-User"]',
  'requestheader-uid-headers': '["X-Remote-Uid"]',
  'requestheader-group-headers': '["X-Remote-Group"]',
  'requestheader-extra-headers-prefix': '["X-Remote-Extra-"]',
};
const proxy = parseFrontProxy(configMap(data));
const anyName = parseFrontProxy(
  configMap({ ...data, 'requestheader-allowed-names': '[]' }),
);
const peer: Peer = { verified: true, commonName: 'front-proxy-client' };
const alice = { 'x-remote-user': ['alice'] };

test('all that is said about the user is passed on', () => {
  assert.deepEqual(
    identifyUser(
      peer,
      {
        ...alice,
        'x-remote-uid': ['7'],
        // Groups may hold commas: two headers are two groups, and no more.
        'x-remote-group': ['a,b', 'c'],
        'x-remote-extra-scopes%2fx': ['one', 'two'],
        'x-remote-extra-%zz': ['three'],
        'x-unrelated': ['x'],
      },
      proxy,
    ),
    {
      user: 'alice',
      uid: '7',
      groups: ['a,b', 'c'],
      extra: { 'scopes/x': ['one', 'two'], '%zz': ['three'] },
    },
  );
});

const rows: [string, Peer, Record<string, string[]>, typeof proxy, boolean][] =
  [
    ['the front proxy', peer, alice, proxy, true],
    ['a second header for names', peer, { 'x-other-user': ['a'] }, proxy, true],
    [
      'a certificate that is not verified',
      { ...peer, verified: false },
      alice,
      proxy,
      false,
    ],
    [
      'a certificate of another name',
      { ...peer, commonName: 'kubelet' },
      alice,
      proxy,
      false,
    ],
    [
      'a certificate without a name',
      { ...peer, commonName: undefined },
      alice,
      proxy,
      false,
    ],
    [
      'any name where none is asked for',
      { ...peer, commonName: undefined },
      alice,
      anyName,
      true,
    ],
    ['no user', peer, { 'x-remote-group': ['system:masters'] }, proxy, false],
    ['an empty user', peer, { 'x-remote-user': [''] }, proxy, false],
    ['a front proxy that is not known', peer, alice, undefined, false],
  ];
for (const [name, who, headers, config, believed] of rows) {
  test(`${name} is ${believed ? '' : 'not '}believed`, () =>
    assert.equal(identifyUser(who, headers, config) !== undefined, believed));
}

test('half a configuration is none', () => {
  assert.equal(parseFrontProxy(configMap()), undefined);
  assert.equal(
    parseFrontProxy(configMap({ ...data, 'requestheader-client-ca-file': '' })),
    undefined,
  );
  assert.equal(
    parseFrontProxy(
      configMap({ ...data, 'requestheader-username-headers': '[]' }),
    ),
    undefined,
  );
  for (const text of ['{', '"front-proxy-client"', '[1]']) {
    assert.throws(
      () =>
        parseFrontProxy(
          configMap({ ...data, 'requestheader-allowed-names': text }),
        ),
      /"requestheader-allowed-names" in the ConfigMap .* is no list/,
    );
  }
});
