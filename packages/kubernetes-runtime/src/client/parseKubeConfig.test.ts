import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { KubeConfigError } from '../errors/KubeConfigError';
import { parseKubeConfig } from './parseKubeConfig';

const config = {
  'current-context': 'one',
  contexts: [
    { name: 'one', context: { cluster: 'k', user: 'u' } },
    { name: 'two', context: { cluster: 'missing', user: 'u' } },
    { name: 'three', context: { cluster: 'k', user: 'nobody' } },
    { name: 'four', context: { cluster: 'bad', user: 'u' } },
  ],
  clusters: [
    {
      name: 'k',
      cluster: {
        server: 'https://host:6443/',
        'certificate-authority': 'ca.crt',
      },
    },
    { name: 'bad', cluster: { server: 'host' } },
  ],
  users: [
    { name: 'u', user: { tokenFile: '/abs/token', 'client-key': 'key.pem' } },
  ],
};

describe('parseKubeConfig', () => {
  it('finds the current context and makes its paths absolute', () => {
    assert.deepEqual(parseKubeConfig(stringify(config), '/etc/kube/config'), {
      cluster: {
        server: 'https://host:6443',
        'certificate-authority': '/etc/kube/ca.crt',
      },
      user: { tokenFile: '/abs/token', 'client-key': '/etc/kube/key.pem' },
      userName: 'u',
    });
  });

  const broken: [string, string, string | undefined, RegExp][] = [
    ['is empty', '', undefined, /^The kubeconfig \/f is empty: write it anew/],
    [
      'is no mapping',
      'hello',
      undefined,
      /^The kubeconfig \/f is not a kubeconfig: write it anew/,
    ],
    [
      'is no YAML',
      'token: canary\n\tx: [',
      undefined,
      /^The kubeconfig \/f is not valid YAML \(line 2\): correct it/,
    ],
    [
      'names no context',
      'clusters: []',
      undefined,
      /names no current-context: choose one/,
    ],
    [
      'has no such context',
      stringify(config),
      'five',
      /has no context called "five" \(it has one, two, three, four\): correct the name/,
    ],
    [
      'has no such cluster',
      stringify(config),
      'two',
      /has no cluster called "missing" \(it has k, bad\)/,
    ],
    [
      'has no such user',
      stringify(config),
      'three',
      /has no user called "nobody" \(it has u\)/,
    ],
    [
      'has a server that is no address',
      stringify(config),
      'four',
      /gives no usable server address for the cluster bad/,
    ],
  ];
  for (const [title, text, context, message] of broken) {
    it(`says in one sentence that it ${title}`, () => {
      assert.throws(
        () => parseKubeConfig(text, '/f', context),
        (error: KubeConfigError) => {
          assert.match(error.message, message);
          assert.ok(!error.message.includes('canary'));
          return error instanceof KubeConfigError;
        },
      );
    });
  }
});
