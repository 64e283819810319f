import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClaimMove, ClaimState } from '../summary/ClaimSummary';
import {
  classClaimReasons,
  type ClusterInstanceClass,
  type Condition,
  resourceClaimReasons,
} from '@services-toolkit/kubernetes-api';
import { summarizeClaim } from '../summary/summarizeClaim';
import {
  aClass,
  aClassClaim,
  aFulfilledClaim,
  aResourceClaim,
  classRef,
  condition,
  created,
  database,
  databaseRef,
  found,
  linksOf,
  poolSpec,
  readyPool,
  secretRef,
  since,
  statesOf,
  stopsAt,
  unseen,
} from './__testUtils__/observations';
import type { ClaimObservation } from './ClaimObservation';
import type { LinkKind } from './Diagnosis';
import { diagnoseClaim } from './diagnoseClaim';

/** Of a claim that was looked at and stopped there; what it holds then is what it can hold at that point. */
function stopped(
  claimKind: 'ClassClaim' | 'ResourceClaim',
  conditions: Condition[],
): ClaimObservation {
  return claimKind === 'ClassClaim'
    ? { claim: aClassClaim({ conditions }), class: readyPool }
    : {
        claim: aResourceClaim({ conditions }),
        instance: found(databaseRef, database),
      };
}

type Row = [
  reason: string,
  link: LinkKind,
  state: ClaimState,
  move: ClaimMove,
  sentence: RegExp,
];

const classClaimRows: Row[] = [
  [
    'UnableToFetchClass',
    'class',
    'waiting',
    'wait',
    /class could not be read.*Said so\.$/,
  ],
  ['ClassDoesNotExist', 'class', 'failed', 'claimant', /no such class/],
  [
    'ClassNotReady',
    'class',
    'failed',
    'operator',
    /repaired the class.*Said so\.$/,
  ],
  [
    'ClaimNotAuthorized',
    'claim',
    'failed',
    'claimant',
    /not allowed.*Said so\.$/,
  ],
  [
    'ReasonParametersInvalid',
    'claim',
    'failed',
    'claimant',
    /Correct them\. Said so\.$/,
  ],
  [
    'UnableToQueryClaimableInstances',
    'instance',
    'failed',
    'operator',
    /look for instances\. Said so\.$/,
  ],
  [
    'NoClaimableInstances',
    'instance',
    'waiting',
    'operator',
    /none is free.*Said so\.$/,
  ],
  [
    'UnableToCreateResourceClaim',
    'resourceClaim',
    'failed',
    'operator',
    /refused to reserve it.*Said so\.$/,
  ],
  [
    'UnableToCreateClaimableInstance',
    'instance',
    'failed',
    'operator',
    /refused to make it.*Said so\.$/,
  ],
  ['ResourceNotReady', 'instance', 'waiting', 'wait', /being made.*Said so\.$/],
  [
    'ResourceReadyUnsupported',
    'instance',
    'failed',
    'operator',
    /never tells.*Said so\.$/,
  ],
  ['ResourceReady', 'secret', 'waiting', 'wait', /waits for the credentials/],
  [
    'UnableToDeleteClaimableInstance',
    'instance',
    'failed',
    'operator',
    /cannot be\. .*Said so\.$/,
  ],
  // What its ResourceClaim says is passed on.
  ['ResourceNotFound', 'instance', 'failed', 'claimant', /lost its instance/],
  [
    'ResourceAlreadyClaimed',
    'resourceClaim',
    'waiting',
    'wait',
    /goes on looking/,
  ],
  [
    'UnableToSetExclusiveClaim',
    'resourceClaim',
    'waiting',
    'wait',
    /could not be reserved.*Said so\.$/,
  ],
  [
    'BindingNotCopyable',
    'secret',
    'failed',
    'operator',
    /could not be brought.*Said so\.$/,
  ],
];

const resourceClaimRows: Row[] = [
  ['ResourceNotFound', 'instance', 'failed', 'claimant', /does not exist/],
  [
    'UnableToTrackReferencedResource',
    'instance',
    'failed',
    'operator',
    /lets the controllers read.*Said so\.$/,
  ],
  [
    'NoMatchingResourceClaimPolicy',
    'instance',
    'failed',
    'operator',
    /ResourceClaimPolicy\. Said so\.$/,
  ],
  [
    'ResourceNonBindable',
    'instance',
    'failed',
    'operator',
    /offers no credentials.*Said so\.$/,
  ],
  [
    'ResourceAlreadyClaimed',
    'claim',
    'failed',
    'claimant',
    /too late.*Said so\.$/,
  ],
  [
    'UnableToSetExclusiveClaim',
    'claim',
    'waiting',
    'wait',
    /could not be reserved.*Said so\.$/,
  ],
  [
    'BindingNotCopyable',
    'secret',
    'failed',
    'operator',
    /could not be brought.*Said so\.$/,
  ],
  [
    'UpdatedResourceReference',
    'claim',
    'failed',
    'claimant',
    /change it back.*Said so\.$/,
  ],
  [
    'ClaimMarkedForDeletion',
    'claim',
    'waiting',
    'wait',
    /gives back.*Said so\.$/,
  ],
];

for (const [claimKind, rows] of [
  ['ClassClaim', classClaimRows],
  ['ResourceClaim', resourceClaimRows],
] as const) {
  describe(`a ${claimKind} that says why it is not ready`, () => {
    for (const [reason, kind, state, move, sentence] of rows) {
      it(`${reason}: the ${kind} holds it up`, () => {
        const diagnosis = diagnoseClaim(
          stopped(
            claimKind,
            stopsAt('ResourceClaimCreated', reason, 'Said so'),
          ),
        );
        assert.match(diagnosis.sentence, sentence);
        assert.deepEqual(
          { ...diagnosis, links: [], sentence: '' },
          {
            state,
            move,
            since,
            brokenLink: linksOf(diagnosis, kind)[0]?.id,
            sentence: '',
            links: [],
            omittedResources: 0,
          },
        );
        const broken = diagnosis.links.filter(
          link => link.state === 'failed' || link.state === 'waiting',
        );
        assert.deepEqual(
          broken.map(link => link.kind),
          [kind],
          'no other link is blamed',
        );
      });
    }

    it('has a row for each reason', () => {
      const own =
        claimKind === 'ClassClaim' ? classClaimReasons : resourceClaimReasons;
      const told = new Set(rows.map(([reason]) => reason));
      const missing = Object.values<readonly string[]>(own)
        .flat()
        .filter(reason => !told.has(reason));
      assert.deepEqual(missing, []);
    });
  });
}

describe('a claim that has got everything', () => {
  const diagnosis = diagnoseClaim(aFulfilledClaim());

  it('is ready, link by link', () => {
    assert.deepEqual(statesOf(diagnosis), [
      'claim: ok',
      'class: ok',
      'source: ok',
      'instance: ok',
      'resourceClaim: ok',
      'secret: ok',
      'workload: notReached',
    ]);
    assert.equal(diagnosis.state, 'ready');
    assert.equal(diagnosis.move, 'none');
    assert.equal(diagnosis.since, since);
    assert.equal(diagnosis.brokenLink, undefined);
    assert.match(
      diagnosis.sentence,
      /credentials are in the Secret "pg-1-login"/,
    );
  });

  it('tells the keys of its Secret, and no more of it', () => {
    const [secret] = linksOf(diagnosis, 'secret');
    assert.deepEqual(secret?.keys, ['password', 'username']);
    assert.equal(secret?.manifest, undefined);
    assert.equal(secret?.since, created);
  });

  it('shows each object without managedFields', () => {
    const [instance] = linksOf(diagnosis, 'instance');
    assert.deepEqual(instance?.manifest, database);
    assert.deepEqual(instance?.object, databaseRef);
    assert.equal(instance?.title, 'Database pg-1');
  });

  it('stays ready when its class is gone, and says that this does not matter', () => {
    const later = diagnoseClaim({
      ...aFulfilledClaim(),
      class: unseen(classRef, { kind: 'absent' }),
    });
    assert.equal(later.state, 'ready');
    const [link] = linksOf(later, 'class');
    assert.equal(link?.state, 'ok');
    assert.match(
      link?.sentence ?? '',
      /no class "postgres" any more.*does not need it/,
    );
  });

  it('says it of a link that broke since the claim was looked at', () => {
    const later = diagnoseClaim({
      ...aFulfilledClaim(),
      secret: unseen(secretRef, { kind: 'absent' }),
    });
    assert.equal(later.state, 'ready', 'the claim itself says so');
    const [link] = linksOf(later, 'secret');
    assert.equal(link?.state, 'failed');
    assert.match(link?.sentence ?? '', /credentials are gone/);
  });
});

describe('links that cannot be read', () => {
  const missingRight =
    'get databases.databases.example.org in namespace "pool"';
  const waiting = aClassClaim({
    conditions: stopsAt(
      'ResourceClaimCreated',
      'ResourceNotReady',
      'Disk full',
    ),
    provisionedResourceRef: databaseRef,
  });

  it('are shown as hidden, with the right that is missing and what the claim says', () => {
    const diagnosis = diagnoseClaim({
      claim: waiting,
      class: readyPool,
      instance: unseen(databaseRef, { kind: 'hidden', missingRight }),
    });
    const [link] = linksOf(diagnosis, 'instance');
    assert.equal(link?.state, 'hidden');
    assert.equal(link?.missingRight, missingRight);
    assert.match(
      link?.sentence ?? '',
      /may not read the Database "pg-1" in the namespace "pool".*Disk full/,
    );
    assert.equal(diagnosis.brokenLink, link?.id);
    assert.match(diagnosis.sentence, /Disk full\.$/);
  });

  it('are unknown where the cluster does not answer, and absent where it says so', () => {
    const unknown = diagnoseClaim({
      claim: waiting,
      instance: unseen(databaseRef, {
        kind: 'unreachable',
        message: 'No answer within 5 s',
      }),
    });
    assert.equal(linksOf(unknown, 'instance')[0]?.state, 'unknown');
    assert.match(
      linksOf(unknown, 'instance')[0]?.sentence ?? '',
      /No answer within 5 s\./,
    );
    const absent = diagnoseClaim({
      claim: aClassClaim({
        conditions: [],
        provisionedResourceRef: databaseRef,
      }),
      instance: unseen(databaseRef, { kind: 'absent' }),
    });
    assert.match(
      linksOf(absent, 'instance')[0]?.sentence ?? '',
      /does not exist yet/,
    );
  });

  it('do not hide what else is wrong', () => {
    const diagnosis = diagnoseClaim({
      claim: aClassClaim({
        conditions: stopsAt('ClassMatched', 'ClassDoesNotExist'),
      }),
      class: unseen(classRef, {
        kind: 'hidden',
        missingRight: 'get clusterinstanceclasses',
      }),
    });
    assert.equal(linksOf(diagnosis, 'class')[0]?.state, 'hidden');
    assert.equal(diagnosis.state, 'failed');
    assert.equal(diagnosis.move, 'claimant');
  });
});

describe('a class that is not ready', () => {
  for (const reason of ['PooledResourceNotFound', 'PoolSelectorNotSupported']) {
    it(`${reason}: the class and its pool say so in its words`, () => {
      const diagnosis = diagnoseClaim({
        claim: aClassClaim({
          conditions: stopsAt('ClassMatched', 'ClassNotReady'),
        }),
        class: found(
          classRef,
          aClass(poolSpec, condition('Ready', 'False', reason, 'No such kind')),
        ),
      });
      assert.deepEqual(statesOf(diagnosis).slice(0, 4), [
        'claim: ok',
        'class: failed',
        'source: failed',
        'instance: notReached',
      ]);
      assert.equal(diagnosis.move, 'operator');
      assert.match(
        diagnosis.sentence,
        /platform team has to repair it\. No such kind\.$/,
      );
    });
  }

  const unready = condition('Ready', 'False', 'PooledResourceNotFound');
  for (const [what, message, seen] of [
    ['broken', 'not ready (X): Y', aClass(poolSpec, unready)],
    ['new', 'The class "postgres" was not looked at yet', aClass(poolSpec)],
  ] as const) {
    it(`that is ${what} is the same to a list of claims, and to who may not read it`, () => {
      const claim = aClassClaim({
        conditions: stopsAt('ClassMatched', 'ClassNotReady', message),
      });
      const { state, move } = summarizeClaim(claim);
      assert.equal(state, what === 'new' ? 'waiting' : 'failed');
      for (const observed of [
        found(classRef, seen),
        unseen<ClusterInstanceClass>(classRef, {
          kind: 'hidden',
          missingRight: 'get clusterinstanceclasses',
        }),
      ]) {
        const diagnosis = diagnoseClaim({ claim, class: observed });
        assert.equal(diagnosis.state, state);
        assert.equal(diagnosis.move, move);
        assert.equal(diagnosis.brokenLink, linksOf(diagnosis, 'class')[0]?.id);
      }
    });
  }

  it('is waited for while nobody has looked at it', () => {
    const diagnosis = diagnoseClaim({
      claim: aClassClaim(),
      class: found(classRef, aClass(poolSpec)),
    });
    assert.equal(linksOf(diagnosis, 'class')[0]?.state, 'waiting');
    assert.match(diagnosis.sentence, /waits to be looked at/);
  });
});

describe('a claim that is being deleted', () => {
  it('says so, whatever its conditions are', () => {
    const observation = aFulfilledClaim();
    observation.claim.metadata.deletionTimestamp = since;
    const diagnosis = diagnoseClaim(observation);
    assert.equal(diagnosis.state, 'deleting');
    assert.equal(diagnosis.since, since);
    assert.match(diagnosis.sentence, /is being deleted/);
  });

  it('names the instance that cannot be deleted', () => {
    const observation = aFulfilledClaim();
    observation.claim.metadata.deletionTimestamp = since;
    observation.claim.status = {
      conditions: stopsAt(
        'Ready',
        'UnableToDeleteClaimableInstance',
        'The database is protected',
      ),
    };
    const diagnosis = diagnoseClaim(observation);
    assert.equal(diagnosis.state, 'failed');
    assert.equal(diagnosis.move, 'operator');
    assert.equal(diagnosis.brokenLink, linksOf(diagnosis, 'instance')[0]?.id);
    assert.match(diagnosis.sentence, /The database is protected\./);
  });
});

describe('what the original toolkit left behind', () => {
  it('is understood without reasons and times', () => {
    const observation = aFulfilledClaim();
    observation.claim.status = {
      ...observation.claim.status,
      conditions: [{ type: 'Ready', status: 'True' }],
    };
    const diagnosis = diagnoseClaim(observation);
    assert.equal(diagnosis.state, 'ready');
    assert.equal(diagnosis.since, undefined);
  });

  it('names a Secret that is called like a UID by what it is', () => {
    const uid = '6050d0a7-cd86-440f-b0fd-0fdacf65533d';
    const observation = aFulfilledClaim();
    observation.claim.status = {
      ...observation.claim.status,
      binding: { name: uid },
    };
    const diagnosis = diagnoseClaim({
      ...observation,
      secret: unseen({ ...secretRef, name: uid }, { kind: 'absent' }),
    });
    for (const { title, sentence } of diagnosis.links) {
      assert.ok(!title.includes(uid) && !sentence.includes(uid), sentence);
    }
    assert.ok(!diagnosis.sentence.includes(uid), diagnosis.sentence);
  });
});

describe('much of everything', () => {
  it('is cut', () => {
    const observation = aFulfilledClaim();
    const diagnosis = diagnoseClaim({
      ...observation,
      resources: Array.from({ length: 70 }, (_, index) =>
        unseen({ ...databaseRef, name: `part-${index}` }, { kind: 'absent' }),
      ),
      omittedResources: 5,
      claimEvents: Array.from({ length: 5000 }, (_, index) => ({
        type: 'Warning',
        reason: `Reason${index}`,
        message: 'm'.repeat(5000),
        lastTimestamp: new Date(index * 1000).toISOString(),
      })),
    });
    assert.equal(linksOf(diagnosis, 'resource').length, 50);
    assert.equal(diagnosis.omittedResources, 25);
    const { events } = linksOf(diagnosis, 'claim')[0] ?? { events: [] };
    assert.equal(events.length, 20);
    assert.equal(events[0]?.reason, 'Reason4999');
    assert.equal(events[0]?.message.length, 2000);
  });
});
