import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultParts } from './createControllers';
import { claimsPart } from '../parts/claims/part';
import { offeringsPart } from '../parts/offerings/part';
import { UsageError } from '@services-toolkit/kubernetes-runtime/process';
import { parseArguments } from './parseArguments';

test('without arguments: the ServiceAccount of the pod, and the defaults', () => {
  const { leaderElection, ...options } = parseArguments([], {});
  assert.deepEqual(options, {
    kubeConfig: { inCluster: true },
    leaseNamespace: 'services-toolkit',
    parts: defaultParts,
    operatorNamespaces: [],
    healthPort: 8081,
    healthAddress: undefined,
    logLevel: 'info',
  });
  assert.equal(leaderElection?.leaseDurationMs, 12_000);
});

test('two processes of one pod are two candidates', () => {
  const identity = () => parseArguments([], {}).leaderElection?.identity;
  assert.notEqual(identity(), identity());
});

test('arguments win over the environment', () => {
  const options = parseArguments(
    [
      '--kubeconfig',
      'a',
      '--context',
      'b',
      '--namespace=c',
      '--parts=claims',
      '--operator-namespaces=cnpg-system, cert-manager,cnpg-system',
      '--identity=me',
      '--leader-elect-lease-duration=15',
      '--health-port=0',
      '--health-address=127.0.0.1',
      '--log-level=debug',
    ],
    {
      KUBECONFIG: 'x',
      SERVICES_TOOLKIT_PARTS: 'nothing',
      SERVICES_TOOLKIT_OPERATOR_NAMESPACES: 'nowhere',
    },
  );
  assert.deepEqual(options, {
    kubeConfig: { file: 'a', context: 'b' },
    leaseNamespace: 'c',
    parts: [claimsPart],
    operatorNamespaces: ['cnpg-system', 'cert-manager'],
    leaderElection: { identity: 'me', leaseDurationMs: 15_000 },
    healthPort: 0,
    healthAddress: '127.0.0.1',
    logLevel: 'debug',
  });
});

test('without an election', () => {
  assert.equal(
    parseArguments(['--leader-elect=false'], {}).leaderElection,
    undefined,
  );
});

test('KUBECONFIG is used where no file is named', () => {
  assert.deepEqual(parseArguments([], { KUBECONFIG: 'x' }).kubeConfig, {
    file: 'x',
  });
});

test('parts and namespaces of operators come from the environment too', () => {
  const { parts, operatorNamespaces } = parseArguments([], {
    SERVICES_TOOLKIT_PARTS: 'offerings',
    SERVICES_TOOLKIT_OPERATOR_NAMESPACES: 'cnpg-system',
  });
  assert.deepEqual(parts, [offeringsPart]);
  assert.deepEqual(operatorNamespaces, ['cnpg-system']);
  assert.throws(
    () => parseArguments([], { SERVICES_TOOLKIT_OPERATOR_NAMESPACES: 'a,B c' }),
    /SERVICES_TOOLKIT_OPERATOR_NAMESPACES is 'a,B c'.*a name that Kubernetes takes/,
  );
});

const wrong: [string, string[], RegExp][] = [
  ['an unknown argument', ['--kubeconf', 'a'], /--kubeconf/],
  ['an unknown part', ['--parts=claims,clams'], /not "clams"/],
  ['no part at all', ['--parts='], /--parts has to name parts/],
  ['an argument too many', ['all'], /too many arguments/],
  [
    'a port that is no number',
    ['--health-port', '80a'],
    /--health-port.*'80a'/,
  ],
  ['a port out of range', ['--health-port', '65536'], /65536/],
  ['a log level that there is not', ['--log-level', 'loud'], /loud/],
  [
    'a context without a file',
    ['--context', 'a'],
    /--context needs --kubeconfig/,
  ],
  ['an election that is neither', ['--leader-elect=yes'], /'yes'/],
  [
    'a lease too short to renew',
    ['--leader-elect-lease-duration=2'],
    /'2' is invalid.*seconds from 3/,
  ],
  ['a namespace that is none', ['--namespace', 'A b'], /--namespace.*'A b'/],
  [
    'a namespace of operators that is none',
    ['--operator-namespaces', 'a,B'],
    /--operator-namespaces.*'a,B'/,
  ],
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
