import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { english } from '../english/english';
import type { MessageCode } from '../messages/sentences';
import type { ClaimSummary } from './ClaimSummary';
import {
  type ClassClaim,
  classClaimReasons,
  type Condition,
  type ResourceClaim,
  resourceClaimReasons,
} from '@services-toolkit/kubernetes-api';
import { summarizeClaim } from './summarizeClaim';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

function classClaim(status?: ClassClaim['status']): ClassClaim {
  return {
    apiVersion,
    kind: 'ClassClaim',
    metadata: { name: 'orders-db', namespace: 'my-apps' },
    spec: { classRef: { name: 'postgres' } },
    status,
  };
}

function resourceClaim(status?: ResourceClaim['status']): ResourceClaim {
  return {
    apiVersion,
    kind: 'ResourceClaim',
    metadata: { name: 'orders-login', namespace: 'my-apps' },
    spec: {
      ref: {
        apiVersion: 'v1',
        kind: 'Secret',
        name: 'pg-1',
        namespace: 'pool',
      },
    },
    status,
  };
}

/** What a status looks like that stops at one condition: the condition says why, and Ready passes it on. */
function stopsAt(type: string, reason: string, message: string): Condition[] {
  const because: Condition = { type, status: 'False', reason, message };
  return type === 'Ready'
    ? [because]
    : [because, { ...because, type: 'Ready' }];
}

const codesOf = ({ messages }: ClaimSummary) =>
  messages.map(({ code }) => code);

type Row = [
  condition: string,
  reason: string,
  state: ClaimSummary['state'],
  move: ClaimSummary['move'],
  code: MessageCode,
];

const classClaimRows: Row[] = [
  ['ClassMatched', 'UnableToFetchClass', 'waiting', 'wait', 'classUnread'],
  ['ClassMatched', 'ClassDoesNotExist', 'failed', 'claimant', 'classMissing'],
  [
    'ClassMatched',
    'NoMatchingClass',
    'waiting',
    'operator',
    'noServiceMatches',
  ],
  ['ClassMatched', 'ClassNotReady', 'failed', 'operator', 'classNotReady'],
  ['ClassMatched', 'ClaimNotAuthorized', 'failed', 'claimant', 'notAuthorized'],
  [
    'Validated',
    'ReasonParametersInvalid',
    'failed',
    'claimant',
    'parametersInvalid',
  ],
  [
    'ResourceClaimCreated',
    'UnableToQueryClaimableInstances',
    'failed',
    'operator',
    'instancesUnread',
  ],
  [
    'ResourceClaimCreated',
    'NoClaimableInstances',
    'waiting',
    'operator',
    'noneFree',
  ],
  [
    'ResourceClaimCreated',
    'UnableToCreateResourceClaim',
    'failed',
    'operator',
    'reservationRefused',
  ],
  [
    'ResourceClaimCreated',
    'UnableToCreateClaimableInstance',
    'failed',
    'operator',
    'creationRefused',
  ],
  ['ResourceClaimCreated', 'ResourceNotReady', 'waiting', 'wait', 'beingMade'],
  [
    'ResourceClaimCreated',
    'ResourceReadyUnsupported',
    'failed',
    'operator',
    'neverReady',
  ],
  [
    'ResourceClaimCreated',
    'ResourceReady',
    'waiting',
    'wait',
    'credentialsAwaited',
  ],
  [
    'Ready',
    'UnableToDeleteClaimableInstance',
    'failed',
    'operator',
    'deletionStuck',
  ],
];

const resourceClaimRows: Row[] = [
  [
    'ResourceMatched',
    'ResourceNotFound',
    'failed',
    'claimant',
    'objectMissing',
  ],
  [
    'ResourceMatched',
    'UnableToTrackReferencedResource',
    'failed',
    'operator',
    'objectUnread',
  ],
  [
    'ResourceMatched',
    'NoMatchingResourceClaimPolicy',
    'failed',
    'operator',
    'noPolicy',
  ],
  [
    'ResourceMatched',
    'ResourceNonBindable',
    'failed',
    'operator',
    'noCredentials',
  ],
  [
    'ResourceClaimed',
    'ResourceAlreadyClaimed',
    'failed',
    'claimant',
    'alreadyClaimed',
  ],
  [
    'ResourceClaimed',
    'UnableToSetExclusiveClaim',
    'waiting',
    'wait',
    'notReserved',
  ],
  ['ResourceClaimed', 'BindingNotCopyable', 'failed', 'operator', 'notCopied'],
  [
    'Ready',
    'UpdatedResourceReference',
    'failed',
    'claimant',
    'referenceChanged',
  ],
  ['Ready', 'ClaimMarkedForDeletion', 'deleting', 'wait', 'markedForDeletion'],
];

describe('summarizeClaim of a ClassClaim', () => {
  for (const [type, reason, state, move, code] of classClaimRows) {
    it(`says what ${reason} means`, () => {
      const summary = summarizeClaim(
        classClaim({ conditions: stopsAt(type, reason, 'The detail') }),
      );
      assert.equal(summary.state, state);
      assert.equal(summary.move, move);
      assert.deepEqual(codesOf(summary), [code]);
    });
  }

  it('has a row for each reason', () => {
    assert.deepEqual(
      classClaimRows.map(([, reason]) => reason),
      Object.values(classClaimReasons).flat(),
    );
  });

  it('tells an instance that fails by the condition Stalled, whatever is said', () => {
    const conditions = stopsAt('ResourceClaimCreated', 'ResourceNotReady', 'x');
    const stalled: Condition = {
      type: 'Stalled',
      status: 'True',
      reason: 'ResourceNotReady',
      message: 'x',
    };
    const failing = summarizeClaim(
      classClaim({ conditions: [...conditions, stalled] }),
    );
    assert.deepEqual(failing, {
      state: 'failed',
      move: 'operator',
      messages: [
        {
          code: 'instanceFails',
          values: { namespace: 'my-apps', className: 'postgres' },
          quote: 'x',
        },
      ],
    });
    for (const others of [[], [{ ...stalled, status: 'False' as const }]]) {
      const { state } = summarizeClaim(
        classClaim({ conditions: [...conditions, ...others] }),
      );
      assert.equal(state, 'waiting');
    }
  });

  it('names the Secret of a claim that is ready', () => {
    assert.deepEqual(
      summarizeClaim(
        classClaim({
          binding: { name: 'pg-1-login' },
          conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
        }),
      ),
      {
        state: 'ready',
        move: 'none',
        messages: [
          { code: 'readyIn', object: { kind: 'Secret', name: 'pg-1-login' } },
        ],
      },
    );
  });

  it('understands a status of the original, which has types and statuses only', () => {
    const { state } = summarizeClaim(
      classClaim({
        binding: { name: 'x' },
        conditions: [
          { type: 'ClassMatched', status: 'True' },
          { type: 'Ready', status: 'True' },
        ],
      }),
    );
    assert.equal(state, 'ready');
  });

  it('passes on why its ResourceClaim holds nothing yet', () => {
    const { state, move, messages } = summarizeClaim(
      classClaim({
        resourceRef: {
          apiVersion: 'example.org/v1',
          kind: 'Database',
          name: 'pg-1',
          namespace: 'pool',
        },
        conditions: [
          { type: 'ResourceClaimCreated', status: 'True' },
          {
            type: 'Ready',
            status: 'False',
            reason: 'BindingNotCopyable',
            message: 'The Secret pool/pg-1-login is missing.',
          },
        ],
      }),
    );
    assert.equal(state, 'failed');
    assert.equal(move, 'operator');
    assert.equal(
      english(messages),
      'The claim holds Database "pg-1" in namespace "pool", but its credentials could not be brought to the namespace "my-apps". The platform team has to act. The Secret pool/pg-1-login is missing.',
    );
  });

  it('says what to do when the instance it held is gone', () => {
    const { state, move, messages } = summarizeClaim(
      classClaim({ conditions: stopsAt('Ready', 'ResourceNotFound', '') }),
    );
    assert.equal(state, 'failed');
    assert.equal(move, 'claimant');
    assert.equal(messages[0]?.code, 'instanceLost');
  });

  it('continues automatically where another claim was faster', () => {
    const { state, move } = summarizeClaim(
      classClaim({
        conditions: stopsAt('Ready', 'ResourceAlreadyClaimed', 'Held.'),
      }),
    );
    assert.equal(state, 'waiting');
    assert.equal(move, 'wait');
  });

  it('does not look on where another claim has got what it had found', () => {
    const { state, move, messages } = summarizeClaim(
      classClaim({
        resourceRef: {
          apiVersion: 'example.org/v1',
          kind: 'Database',
          name: 'pg-1',
          namespace: 'pool',
        },
        conditions: stopsAt('Ready', 'ResourceAlreadyClaimed', 'Held.'),
      }),
    );
    assert.equal(state, 'failed');
    assert.equal(move, 'claimant');
    assert.match(
      english(messages),
      /^The instance is lost: Database "pg-1" in namespace "pool" is another one by now/,
    );
  });

  it('waits for a class that nobody has looked at yet, which the condition Reconciling tells', () => {
    const conditions = stopsAt('ClassMatched', 'ClassNotReady', 'x');
    const { state, move } = summarizeClaim(
      classClaim({
        conditions: [
          ...conditions,
          { type: 'Reconciling', status: 'True', reason: 'ClassNotReady' },
        ],
      }),
    );
    assert.equal(state, 'waiting');
    assert.equal(move, 'wait');
    assert.equal(summarizeClaim(classClaim({ conditions })).state, 'failed');
  });

  for (const [when, conditions] of [
    ['there is no status', undefined],
    [
      'nobody has looked yet',
      [{ type: 'Ready', status: 'Unknown', reason: 'Initializing' }],
    ],
  ] satisfies [string, Condition[] | undefined][]) {
    it(`waits while ${when}`, () => {
      const summary = summarizeClaim(classClaim(conditions && { conditions }));
      assert.equal(summary.state, 'waiting');
      assert.equal(summary.move, 'wait');
      assert.deepEqual(codesOf(summary), ['notLookedAt']);
    });
  }

  it('shows the message of a reason that it does not know', () => {
    const { state, move, messages } = summarizeClaim(
      classClaim({
        conditions: stopsAt('Ready', 'MoonInWrongPhase', 'Wait for the moon'),
      }),
    );
    assert.equal(state, 'waiting');
    assert.equal(move, 'operator');
    assert.equal(messages[0]?.quote, 'Wait for the moon');
  });

  it('finds the reason in another condition where Ready has none', () => {
    const { messages } = summarizeClaim(
      classClaim({
        conditions: [
          { type: 'Ready', status: 'Unknown' },
          {
            type: 'ClassMatched',
            status: 'False',
            reason: 'ClassDoesNotExist',
          },
        ],
      }),
    );
    assert.equal(messages[0]?.code, 'classMissing');
  });
});

describe('summarizeClaim of a ResourceClaim', () => {
  for (const [type, reason, state, move, code] of resourceClaimRows) {
    it(`says what ${reason} means`, () => {
      const summary = summarizeClaim(
        resourceClaim({ conditions: stopsAt(type, reason, 'The detail') }),
      );
      assert.equal(summary.state, state);
      assert.equal(summary.move, move);
      assert.deepEqual(codesOf(summary), [code]);
    });
  }

  it('has a row for each reason', () => {
    assert.deepEqual(
      resourceClaimRows.map(([, reason]) => reason),
      Object.values(resourceClaimReasons).flat(),
    );
  });

  it('is being deleted once that was asked for, whatever its conditions say', () => {
    const claim = resourceClaim({
      conditions: [{ type: 'Ready', status: 'True' }],
    });
    claim.metadata.deletionTimestamp = '2026-11-24T10:00:00Z';
    const { state, move } = summarizeClaim(claim);
    assert.equal(state, 'deleting');
    assert.equal(move, 'wait');
  });

  it('says what keeps a claim that is being deleted', () => {
    const claim = classClaim({
      conditions: stopsAt(
        'Ready',
        'UnableToDeleteClaimableInstance',
        'The detail',
      ),
    });
    claim.metadata.deletionTimestamp = '2026-11-24T10:00:00Z';
    const { state, move } = summarizeClaim(claim);
    assert.equal(state, 'failed');
    assert.equal(move, 'operator');
  });
});
