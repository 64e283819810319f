import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '@services-toolkit/kubernetes-runtime/process';
import { parseArguments } from './parseArguments';

test('without arguments: the ServiceAccount of the pod, and the defaults', () => {
  assert.deepEqual(parseArguments([], {}), {
    kubeConfig: { inCluster: true },
    namespace: 'services-toolkit',
    service: 'services-toolkit-apiserver',
    port: 8443,
    host: undefined,
    certificateFiles: undefined,
    parts: ['claims'],
    collectors: [
      'system:kube-controller-manager',
      'system:serviceaccount:kube-system:generic-garbage-collector',
      'system:serviceaccount:kube-system:namespace-controller',
    ],
    logLevel: 'info',
  });
});

test('arguments win over the environment', () => {
  assert.deepEqual(
    parseArguments(
      [
        ...['--kubeconfig', 'a', '--context', 'b', '--namespace=c'],
        ...['--service=d', '--port=0', '--bind-address=localhost'],
        ...['--tls-cert-file=e', '--tls-private-key-file=f'],
        ...['--parts=projection,claims', '--collectors=a,b'],
        '--log-level=debug',
      ],
      { KUBECONFIG: 'x' },
    ),
    {
      kubeConfig: { file: 'a', context: 'b' },
      namespace: 'c',
      service: 'd',
      port: 0,
      host: 'localhost',
      certificateFiles: { certFile: 'e', keyFile: 'f' },
      parts: ['claims', 'projection'],
      collectors: ['a', 'b'],
      logLevel: 'debug',
    },
  );
});

const wrong: [string, string[], RegExp][] = [
  ['an unknown argument', ['--kubeconf', 'a'], /--kubeconf/],
  ['an argument too many', ['all'], /too many arguments/],
  ['a part that there is not', ['--parts=claims,x'], /--parts.*'claims,x'/],
  ['no part', ['--parts='], /--parts/],
  ['a port that is no number', ['--port', '80a'], /--port.*'80a'/],
  ['a port out of range', ['--port', '65536'], /65536/],
  ['a log level that there is not', ['--log-level', 'loud'], /loud/],
  ['a context without a file', ['--context', 'a'], /--context needs/],
  ['a namespace that is none', ['--namespace', 'A b'], /--namespace.*'A b'/],
  ['a service that is none', ['--service', '-'], /--service.*'-'/],
  ['a certificate without its key', ['--tls-cert-file', 'a'], /each other/],
  ['a key without its certificate', ['--tls-private-key-file=a'], /each other/],
];
for (const [name, argv, message] of wrong) {
  test(`${name} is refused with the usage`, () => {
    assert.throws(
      () => parseArguments(argv, {}),
      (error: Error) =>
        error instanceof UsageError &&
        message.test(error.message) &&
        error.message.includes('Usage:'),
    );
  });
}
