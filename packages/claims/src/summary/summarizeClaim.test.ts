import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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

type Row = [
  condition: string,
  reason: string,
  state: ClaimSummary['state'],
  move: ClaimSummary['move'],
  words: RegExp,
];

const classClaimRows: Row[] = [
  [
    'ClassMatched',
    'UnableToFetchClass',
    'waiting',
    'wait',
    /could not be read.*tried again.*The detail\.$/,
  ],
  [
    'ClassMatched',
    'ClassDoesNotExist',
    'failed',
    'claimant',
    /no such class\. Check the class's name/,
  ],
  [
    'ClassMatched',
    'ClassNotReady',
    'failed',
    'operator',
    /repaired the class, which is not ready\. The detail\.$/,
  ],
  [
    'ClassMatched',
    'ClaimNotAuthorized',
    'failed',
    'claimant',
    /not allowed.*make it again.*The detail\.$/,
  ],
  [
    'Validated',
    'ReasonParametersInvalid',
    'failed',
    'claimant',
    /Correct them\. The detail\.$/,
  ],
  [
    'ResourceClaimCreated',
    'UnableToQueryClaimableInstances',
    'failed',
    'operator',
    /lets the controllers look for instances\. The detail\.$/,
  ],
  [
    'ResourceClaimCreated',
    'NoClaimableInstances',
    'waiting',
    'operator',
    /none is free and open to the namespace "my-apps".*The detail\.$/,
  ],
  [
    'ResourceClaimCreated',
    'UnableToCreateResourceClaim',
    'failed',
    'operator',
    /refused to reserve it.*The detail\.$/,
  ],
  [
    'ResourceClaimCreated',
    'UnableToCreateClaimableInstance',
    'failed',
    'operator',
    /refused to make it.*The detail\.$/,
  ],
  [
    'ResourceClaimCreated',
    'ResourceNotReady',
    'waiting',
    'wait',
    /is being made.*The detail\.$/,
  ],
  [
    'ResourceClaimCreated',
    'ResourceReadyUnsupported',
    'failed',
    'operator',
    /never tells whether it is ready.*The detail\.$/,
  ],
  [
    'ResourceClaimCreated',
    'ResourceReady',
    'waiting',
    'wait',
    /waits for the credentials/,
  ],
  [
    'Ready',
    'UnableToDeleteClaimableInstance',
    'failed',
    'operator',
    /what was made for it cannot be.*The detail\.$/,
  ],
];

const resourceClaimRows: Row[] = [
  [
    'ResourceMatched',
    'ResourceNotFound',
    'failed',
    'claimant',
    /the Secret "pg-1" in the namespace "pool" does not exist/,
  ],
  [
    'ResourceMatched',
    'UnableToTrackReferencedResource',
    'failed',
    'operator',
    /lets the controllers read the Secret "pg-1".*The detail\.$/,
  ],
  [
    'ResourceMatched',
    'NoMatchingResourceClaimPolicy',
    'failed',
    'operator',
    /not open to the namespace "my-apps".*ResourceClaimPolicy/,
  ],
  [
    'ResourceMatched',
    'ResourceNonBindable',
    'failed',
    'operator',
    /offers no credentials/,
  ],
  [
    'ResourceClaimed',
    'ResourceAlreadyClaimed',
    'failed',
    'claimant',
    /another claim holds the Secret "pg-1"/,
  ],
  [
    'ResourceClaimed',
    'UnableToSetExclusiveClaim',
    'waiting',
    'wait',
    /could not be reserved.*tried again/,
  ],
  [
    'ResourceClaimed',
    'BindingNotCopyable',
    'failed',
    'operator',
    /could not be brought to the namespace "my-apps".*The detail\.$/,
  ],
  [
    'Ready',
    'UpdatedResourceReference',
    'failed',
    'claimant',
    /change it back, or delete it/,
  ],
  ['Ready', 'ClaimMarkedForDeletion', 'deleting', 'wait', /is being deleted/],
];

describe('summarizeClaim of a ClassClaim', () => {
  for (const [type, reason, state, move, words] of classClaimRows) {
    it(`says what ${reason} means`, () => {
      const summary = summarizeClaim(
        classClaim({ conditions: stopsAt(type, reason, 'The detail') }),
      );
      assert.equal(summary.state, state);
      assert.equal(summary.move, move);
      assert.match(
        summary.sentence,
        /^The claim "orders-db" on the class "postgres" /,
      );
      assert.match(summary.sentence, words);
    });
  }

  it('has a row for each reason', () => {
    assert.deepEqual(
      classClaimRows.map(([, reason]) => reason),
      Object.values(classClaimReasons).flat(),
    );
  });

  it('tells an instance that fails from one that takes its time', () => {
    const { state, move, sentence } = summarizeClaim(
      classClaim({
        conditions: stopsAt(
          'ResourceClaimCreated',
          'ResourceNotReady',
          'XPostgres "orders-db-1a2b3" cannot be composed: no compatible Compositions found',
        ),
      }),
    );
    assert.equal(state, 'failed');
    assert.equal(move, 'operator');
    assert.match(
      sentence,
      /its instance fails.*no compatible Compositions found\.$/,
    );
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
        sentence:
          'The claim "orders-db" on the class "postgres" is ready: the credentials are in the Secret "pg-1-login" in the namespace "my-apps".',
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
    const { state, move, sentence } = summarizeClaim(
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
    assert.match(sentence, /holds the Database "pg-1" in the namespace "pool"/);
    assert.match(sentence, /The Secret pool\/pg-1-login is missing\.$/);
  });

  it('says what to do when the instance it held is gone', () => {
    const { state, move, sentence } = summarizeClaim(
      classClaim({ conditions: stopsAt('Ready', 'ResourceNotFound', '') }),
    );
    assert.equal(state, 'failed');
    assert.equal(move, 'claimant');
    assert.match(sentence, /lost its instance.*make it again/);
  });

  it('goes on by itself where another claim was faster', () => {
    const { state, move } = summarizeClaim(
      classClaim({
        conditions: stopsAt('Ready', 'ResourceAlreadyClaimed', 'Held.'),
      }),
    );
    assert.equal(state, 'waiting');
    assert.equal(move, 'wait');
  });

  it('does not look on where another claim has got what it had found', () => {
    const { state, move, sentence } = summarizeClaim(
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
      sentence,
      /lost its instance: the Database "pg-1" in the namespace "pool" is another one by now.*make it again/,
    );
  });

  it('waits for a class that nobody has looked at yet', () => {
    const { state, move } = summarizeClaim(
      classClaim({
        conditions: stopsAt(
          'ClassMatched',
          'ClassNotReady',
          'The class "postgres" was not looked at yet; the claim goes on by itself',
        ),
      }),
    );
    assert.equal(state, 'waiting');
    assert.equal(move, 'wait');
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
      assert.match(summary.sentence, /waits to be looked at/);
    });
  }

  it('shows the message of a reason that it does not know', () => {
    const { state, move, sentence } = summarizeClaim(
      classClaim({
        conditions: stopsAt('Ready', 'MoonInWrongPhase', 'Wait for the moon'),
      }),
    );
    assert.equal(state, 'waiting');
    assert.equal(move, 'operator');
    assert.match(sentence, /Wait for the moon\.$/);
  });

  it('finds the reason in another condition where Ready has none', () => {
    const { sentence } = summarizeClaim(
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
    assert.match(sentence, /no such class/);
  });
});

describe('summarizeClaim of a ResourceClaim', () => {
  for (const [type, reason, state, move, words] of resourceClaimRows) {
    it(`says what ${reason} means`, () => {
      const summary = summarizeClaim(
        resourceClaim({ conditions: stopsAt(type, reason, 'The detail') }),
      );
      assert.equal(summary.state, state);
      assert.equal(summary.move, move);
      assert.match(summary.sentence, /^The claim "orders-login" /);
      assert.match(summary.sentence, words);
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
