import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'yaml';
import { KubeConfigError } from '../errors/KubeConfigError';
import { readInlineKubeConfig } from './readInlineKubeConfig';

const kubeconfig = (cluster: object = {}, user: object = {}) =>
  stringify({
    'current-context': 'link',
    clusters: [
      {
        name: 'services',
        cluster: {
          server: 'https://services.example.com:6443/',
          'certificate-authority-data': 'Y2E=',
          ...cluster,
        },
      },
    ],
    users: [{ name: 'link', user: { token: 'a.b.c', ...user } }],
    contexts: [
      { name: 'link', context: { cluster: 'services', user: 'link' } },
    ],
  });

test('an address, an authority and a token are all that it takes', () => {
  assert.deepEqual(readInlineKubeConfig(kubeconfig(), 'links/services'), {
    server: 'https://services.example.com:6443',
    caData: 'Y2E=',
    headers: { authorization: 'Bearer a.b.c' },
  });
});

const refused: [string, object, object, RegExp][] = [
  ['a program', {}, { exec: { command: 'sh' } }, /field exec/],
  ['a provider', {}, { 'auth-provider': {} }, /field auth-provider/],
  ['a file with a token', {}, { tokenFile: '/etc/passwd' }, /tokenFile/],
  ['a file with a key', {}, { 'client-key': '/k' }, /client-key/],
  ['a password', {}, { username: 'a', password: 'b' }, /username/],
  ['somebody else', {}, { as: 'system:admin' }, /field as/],
  ['a file', { 'certificate-authority': '/a' }, {}, /certificate-authority,/],
  ['a proxy', { 'proxy-url': 'http://a' }, {}, /proxy-url/],
  ['no check', { 'insecure-skip-tls-verify': true }, {}, /insecure-skip/],
  ['another host name', { 'tls-server-name': 'a' }, {}, /tls-server-name/],
  ['plain HTTP', { server: 'http://a' }, {}, /not https/],
  ['a token with a line break', {}, { token: 'a\nb' }, /no token/],
  ['no token', {}, { token: '' }, /no token/],
  ['a number', { 'certificate-authority-data': 1 }, {}, /no text/],
];
for (const [name, cluster, user, message] of refused) {
  test(`one that names ${name} is refused`, () => {
    assert.throws(
      () => readInlineKubeConfig(kubeconfig(cluster, user), 'links/services'),
      (error: Error) =>
        error instanceof KubeConfigError && message.test(error.message),
    );
  });
}
