import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { english } from '../english/english';
import { explainComposite } from '../crossplane/explainComposite';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { summarizeClaim } from '../summary/summarizeClaim';
import { explainObject } from './explainObject';
import { objectTells } from './objectTells';

const since = '2026-11-30T00:00:00Z';

function anObject(status: unknown): KubernetesObject {
  return {
    apiVersion: 'example.org/v1',
    kind: 'Database',
    metadata: { name: 'db', namespace: 'apps' },
    status,
  } as KubernetesObject;
}

/** As it stands in a condition. */
function wordsOf(object: KubernetesObject): string {
  const tells = objectTells(object);
  return tells ? english([tells.message]) : '';
}

const conditions = (...list: unknown[]) => ({ conditions: list });

/** What operators write, each as its own documentation or code has it. */
const shapes: [
  what: string,
  status: unknown,
  state: 'ok' | 'waiting' | 'failed',
  words: RegExp,
][] = [
  [
    'Strimzi, at work',
    conditions({
      ...{ type: 'NotReady', status: 'True', reason: 'Creating' },
      ...{
        message: 'Kafka cluster is being deployed',
        lastTransitionTime: since,
      },
    }),
    'waiting',
    /^It says \(NotReady\): Kafka cluster is being deployed\.$/,
  ],
  [
    'Strimzi, with a warning beside',
    conditions(
      { type: 'Warning', status: 'True', reason: 'KafkaStorage', message: 'w' },
      {
        ...{ type: 'NotReady', status: 'True' },
        ...{ reason: 'InvalidResourceException', message: 'no storage' },
      },
    ),
    'waiting',
    /It says \(NotReady\): no storage/,
  ],
  [
    'Strimzi, ready',
    conditions(
      { type: 'Warning', status: 'True', reason: 'Deprecated' },
      { type: 'Ready', status: 'True', lastTransitionTime: since },
    ),
    'ok',
    /Deprecated/,
  ],
  [
    'ACK, given up',
    conditions(
      { type: 'ACK.ResourceSynced', status: 'False' },
      { type: 'ACK.Terminal', status: 'True', message: 'InvalidParameter' },
    ),
    'failed',
    /^It says \(ACK\.Terminal\): InvalidParameter\.$/,
  ],
  [
    'ACK, not knowing',
    conditions({
      ...{ type: 'ACK.ResourceSynced', status: 'Unknown' },
      ...{ reason: 'AccessDenied', message: 'not authorized: rds:Describe' },
    }),
    'waiting',
    /It says \(ACK\.ResourceSynced\): not authorized: rds:Describe/,
  ],
  [
    'CloudNativePG',
    {
      phase: 'Setting up primary',
      phaseReason: 'Creating primary instance db-1',
      conditions: [
        {
          ...{ type: 'Ready', status: 'False', reason: 'ClusterIsNotReady' },
          message: 'Cluster Is Not Ready',
        },
      ],
    },
    'waiting',
    /It says \(Ready\): Cluster Is Not Ready/,
  ],
  [
    'RabbitMQ',
    conditions(
      {
        type: 'AllReplicasReady',
        status: 'False',
        reason: 'NotAllPodsReady',
        message: '0/1 Pods ready',
      },
      {
        type: 'ClusterAvailable',
        status: 'False',
        reason: 'NoEndpointsAvailable',
      },
      { type: 'NoWarnings', status: 'True', reason: 'NoWarnings' },
      {
        type: 'ReconcileSuccess',
        status: 'True',
        reason: 'Success',
        message: 'Finish reconciling',
      },
    ),
    'waiting',
    /NoEndpointsAvailable|0\/1 Pods ready/,
  ],
  [
    'RabbitMQ, that cannot reconcile',
    conditions(
      { type: 'ClusterAvailable', status: 'Unknown' },
      {
        type: 'ReconcileSuccess',
        status: 'False',
        reason: 'Error',
        message: 'no TLS secret',
      },
    ),
    'failed',
    /It says \(ReconcileSuccess\): no TLS secret/,
  ],
  [
    "Zalando's operator",
    { PostgresClusterStatus: 'CreateFailed' },
    'failed',
    /It says \(PostgresClusterStatus\): CreateFailed/,
  ],
  [
    'MongoDB Community',
    {
      phase: 'Pending',
      message: 'ReplicaSet is not yet ready, retrying in 10 seconds',
    },
    'waiting',
    /It says \(phase\): Pending: ReplicaSet is not yet ready/,
  ],
  [
    'MongoDB, failing',
    { phase: 'Failed', message: 'Error reading the project' },
    'failed',
    /It says \(phase\): Failed: Error reading the project/,
  ],
  ['MongoDB, running', { phase: 'Running', version: '8.0' }, 'ok', /Running/],
  [
    'Percona',
    {
      state: 'error',
      messages: ['create pxc: quota', 'haproxy: quota'],
      conditions: [
        {
          type: 'error',
          status: 'True',
          reason: 'ErrorReconcile',
          message: 'quota exceeded',
        },
      ],
    },
    'failed',
    /It says \(error\): quota exceeded/,
  ],
  [
    'Cluster API v1beta2',
    conditions(
      { type: 'Paused', status: 'False', reason: 'NotPaused', message: '' },
      { type: 'Deleting', status: 'False', reason: 'NotDeleting', message: '' },
      {
        type: 'RollingOut',
        status: 'True',
        reason: 'RollingOut',
        message: 'Rolling out 1 replica',
      },
      {
        ...{ type: 'Available', status: 'False', reason: 'NotAvailable' },
        message: '* ControlPlaneAvailable: no etcd\n* WorkersAvailable: 0 of 3',
      },
    ),
    'waiting',
    /It says \(Available\): \* ControlPlaneAvailable: no etcd \* WorkersAvailable: 0 of 3/,
  ],
  [
    'Config Connector',
    conditions({
      ...{ type: 'Ready', status: 'False', reason: 'DependencyNotReady' },
      message: 'reference ComputeNetwork net is not ready',
    }),
    'waiting',
    /reference ComputeNetwork net is not ready/,
  ],
  [
    'Crossplane',
    conditions(
      { type: 'Ready', status: 'False', reason: 'Creating' },
      {
        type: 'Synced',
        status: 'False',
        reason: 'ReconcileError',
        message: 'cannot assume role',
      },
    ),
    'failed',
    /It says \(Synced\): cannot assume role/,
  ],
  [
    'a Deployment that gave up',
    conditions(
      {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
      },
      {
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
      },
    ),
    'failed',
    /It says \(Progressing\): ProgressDeadlineExceeded/,
  ],
  [
    'kstatus',
    conditions(
      { type: 'Reconciling', status: 'True', message: 'step 2 of 3' },
      { type: 'Stalled', status: 'False' },
    ),
    'waiting',
    /step 2 of 3/,
  ],
  [
    'a failure without a word of why',
    conditions({ type: 'Degraded', status: 'True' }),
    'failed',
    /^$/,
  ],
  [
    'a reason without a message',
    conditions({ type: 'Ready', status: 'False', reason: 'NoQuota' }),
    'waiting',
    /It says \(Ready\): NoQuota/,
  ],
  [
    'an object as message',
    conditions({
      ...{ type: 'Ready', status: 'False' },
      message: { code: 7, errors: ['full'] },
    }),
    'waiting',
    /It says \(Ready\): \{"code":7,"errors":\["full"\]\}/,
  ],
  [
    'an object with a message as message',
    conditions({
      type: 'Ready',
      status: 'False',
      message: { message: 'full' },
    }),
    'waiting',
    /It says \(Ready\): full\.$/,
  ],
  [
    'gaps in the list, and truth values',
    conditions(null, 'odd', { type: 'Ready', status: false, message: 'full' }),
    'waiting',
    /It says \(Ready\): full/,
  ],
  [
    'no list',
    { conditions: { Ready: { status: 'False', message: 'full' } } },
    'waiting',
    /It says \(Ready\): full/,
  ],
  ['nonsense', { conditions: 'Ready' }, 'ok', /^$/],
  [
    'what plays with terminals and directions',
    conditions({
      ...{ type: 'Ready', status: 'False' },
      message:
        '\u001b[31mred\u001b[0m \u202eevil\u202c\r\nnext\u0000line\u2028\ud800',
    }),
    'waiting',
    /It says \(Ready\): red evil next line \ufffd\.$/,
  ],
];

describe('what objects of other operators say', () => {
  for (const [what, status, state, words] of shapes) {
    it(`is understood: ${what}`, () => {
      const object = anObject(status);
      const finding = explainObject(object);
      assert.equal(finding.state, state);
      assert.match(wordsOf(object), words);
    });
  }

  it('tells the controllers, too, whether it fails', () => {
    for (const [what, status, state] of shapes) {
      const tells = objectTells(anObject(status));
      if (tells && state !== 'ok') {
        assert.equal(tells.fails, state === 'failed', what);
      }
    }
  });

  it('is cut where it is long', () => {
    const words = wordsOf(
      anObject(
        conditions({
          type: 'Ready',
          status: 'False',
          message: 'x'.repeat(1e6),
        }),
      ),
    );
    assert.ok(words.length < 2100);
    assert.ok(words.endsWith('….'), words.slice(-9));
  });

  it('may be anything: nothing is thrown, and no object is written as one', () => {
    const odd = fc.oneof(
      fc.anything({ withBigInt: true, withNullPrototype: true }),
      fc.constantFrom(null, 'True', 'Ready', 'False', {}),
    );
    const oddCondition = fc.record(
      { type: odd, status: odd, reason: odd, message: odd },
      { requiredKeys: [] },
    );
    const oddStatus = fc.oneof(
      odd,
      fc.record(
        {
          conditions: fc.oneof(odd, fc.array(fc.oneof(oddCondition, odd))),
          phase: odd,
          message: odd,
          messages: odd,
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(oddStatus, status => {
        const object = anObject(status);
        const told = [
          wordsOf(object),
          english(explainObject(object).messages),
          english([
            explainComposite(object as Parameters<typeof explainComposite>[0])
              .message,
          ]),
          english(
            summarizeClaim({
              ...object,
              kind: 'ClassClaim',
              spec: { classRef: { name: 'c' } },
            } as Parameters<typeof summarizeClaim>[0]).messages,
          ),
        ];
        for (const text of told) {
          assert.doesNotMatch(text, /\[object Object\]/);
          // eslint-disable-next-line no-control-regex
          assert.doesNotMatch(text, /[\u0000-\u001f\u202a-\u202e]/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
