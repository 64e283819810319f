import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments, UsageError } from './parseArguments';

test('without arguments: the ServiceAccount of the pod, and the defaults', () => {
  assert.deepEqual(parseArguments([], {}), {
    kubeConfig: { inCluster: true },
    leaseNamespace: 'services-toolkit',
    healthPort: 8081,
    logLevel: 'info',
  });
});

test('arguments win over the environment', () => {
  const options = parseArguments(
    [
      '--kubeconfig',
      'a',
      '--context',
      'b',
      '--namespace=c',
      '--health-port=0',
      '--log-level=debug',
    ],
    { KUBECONFIG: 'x' },
  );
  assert.deepEqual(options, {
    kubeConfig: { file: 'a', context: 'b' },
    leaseNamespace: 'c',
    healthPort: 0,
    logLevel: 'debug',
  });
});

test('KUBECONFIG is used where no file is named', () => {
  assert.deepEqual(parseArguments([], { KUBECONFIG: 'x' }).kubeConfig, {
    file: 'x',
  });
});

const wrong: [string, string[], RegExp][] = [
  ['an unknown argument', ['--kubeconf', 'a'], /--kubeconf/],
  [
    'a port that is no number',
    ['--health-port', '80a'],
    /--health-port.*"80a"/,
  ],
  ['a port out of range', ['--health-port', '65536'], /65536/],
  ['a log level that there is not', ['--log-level', 'loud'], /loud/],
  [
    'a context without a file',
    ['--context', 'a'],
    /--context needs --kubeconfig/,
  ],
  ['a namespace that is none', ['--namespace', 'A b'], /--namespace.*"A b"/],
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
