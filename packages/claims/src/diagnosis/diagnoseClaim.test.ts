import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClaimMove, ClaimState } from '../summary/ClaimSummary';
import {
  classClaimReasons,
  type ClusterInstanceClass,
  type Condition,
  resourceClaimReasons,
} from '@services-toolkit/kubernetes-api';
import { english } from '../english/english';
import { message } from '../messages/Message';
import type { MessageCode } from '../messages/sentences';
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
  code: MessageCode,
];

const classClaimRows: Row[] = [
  ['UnableToFetchClass', 'class', 'waiting', 'wait', 'classUnread'],
  ['ClassDoesNotExist', 'class', 'failed', 'claimant', 'classMissing'],
  ['NoMatchingClass', 'class', 'waiting', 'operator', 'noServiceMatches'],
  ['ClassNotReady', 'class', 'failed', 'operator', 'classNotReady'],
  ['ClaimNotAuthorized', 'claim', 'failed', 'claimant', 'notAuthorized'],
  [
    'ReasonParametersInvalid',
    'claim',
    'failed',
    'claimant',
    'parametersInvalid',
  ],
  [
    'UnableToQueryClaimableInstances',
    'instance',
    'failed',
    'operator',
    'instancesUnread',
  ],
  ['NoClaimableInstances', 'instance', 'waiting', 'operator', 'noneFree'],
  [
    'UnableToCreateResourceClaim',
    'resourceClaim',
    'failed',
    'operator',
    'reservationRefused',
  ],
  [
    'UnableToCreateClaimableInstance',
    'instance',
    'failed',
    'operator',
    'creationRefused',
  ],
  ['ResourceNotReady', 'instance', 'waiting', 'wait', 'beingMade'],
  ['ResourceReadyUnsupported', 'instance', 'failed', 'operator', 'neverReady'],
  ['ResourceReady', 'secret', 'waiting', 'wait', 'credentialsAwaited'],
  [
    'UnableToDeleteClaimableInstance',
    'instance',
    'failed',
    'operator',
    'deletionStuck',
  ],
  // What its ResourceClaim says is passed on.
  ['ResourceNotFound', 'instance', 'failed', 'claimant', 'instanceLost'],
  ['ResourceAlreadyClaimed', 'resourceClaim', 'waiting', 'wait', 'tookAnother'],
  [
    'UnableToSetExclusiveClaim',
    'resourceClaim',
    'waiting',
    'wait',
    'notReserved',
  ],
  ['BindingNotCopyable', 'secret', 'failed', 'operator', 'notCopied'],
];

const resourceClaimRows: Row[] = [
  ['ResourceNotFound', 'instance', 'failed', 'claimant', 'objectMissing'],
  [
    'UnableToTrackReferencedResource',
    'instance',
    'failed',
    'operator',
    'objectUnread',
  ],
  [
    'NoMatchingResourceClaimPolicy',
    'instance',
    'failed',
    'operator',
    'noPolicy',
  ],
  ['ResourceNonBindable', 'instance', 'failed', 'operator', 'noCredentials'],
  ['ResourceAlreadyClaimed', 'claim', 'failed', 'claimant', 'alreadyClaimed'],
  ['UnableToSetExclusiveClaim', 'claim', 'waiting', 'wait', 'notReserved'],
  ['BindingNotCopyable', 'secret', 'failed', 'operator', 'notCopied'],
  [
    'UpdatedResourceReference',
    'claim',
    'failed',
    'claimant',
    'referenceChanged',
  ],
  ['ClaimMarkedForDeletion', 'claim', 'waiting', 'wait', 'markedForDeletion'],
];

for (const [claimKind, rows] of [
  ['ClassClaim', classClaimRows],
  ['ResourceClaim', resourceClaimRows],
] as const) {
  describe(`a ${claimKind} that says why it is not ready`, () => {
    for (const [reason, kind, state, move, code] of rows) {
      it(`${reason}: the ${kind} holds it up`, () => {
        const diagnosis = diagnoseClaim(
          stopped(
            claimKind,
            stopsAt('ResourceClaimCreated', reason, 'Said so'),
          ),
        );
        assert.deepEqual(
          diagnosis.messages.map(one => one.code),
          [code],
        );
        assert.deepEqual(
          { ...diagnosis, links: [], messages: [] },
          {
            state,
            move,
            since,
            brokenLink: linksOf(diagnosis, kind)[0]?.id,
            messages: [],
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
      english(diagnosis.messages),
      /^Ready\. Credentials are in Secret "pg-1-login"\.$/,
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
      english(link?.messages ?? []),
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
    assert.match(english(link?.messages ?? []), /credentials are gone/);
  });
});

describe('links that cannot be read', () => {
  const missingRight = {
    verb: 'get',
    resource: 'databases.databases.example.org',
    namespace: 'pool',
  };
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
    assert.deepEqual(link?.missingRight, missingRight);
    assert.match(
      english(link?.messages ?? []),
      /may not read Database "pg-1" in namespace "pool".*Disk full/,
    );
    assert.equal(diagnosis.brokenLink, link?.id);
    assert.match(english(diagnosis.messages), /Disk full\.$/);
  });

  it('are unknown where the cluster does not answer, and absent where it says so', () => {
    const unknown = diagnoseClaim({
      claim: waiting,
      instance: unseen(databaseRef, {
        kind: 'unreachable',
        why: message('clusterSilent', { values: { cluster: 'w' } }),
      }),
    });
    assert.equal(linksOf(unknown, 'instance')[0]?.state, 'unknown');
    assert.match(
      english(linksOf(unknown, 'instance')[0]?.messages ?? []),
      /Cluster "w" did not answer in time\./,
    );
    const absent = diagnoseClaim({
      claim: aClassClaim({
        conditions: [],
        provisionedResourceRef: databaseRef,
      }),
      instance: unseen(databaseRef, { kind: 'absent' }),
    });
    assert.match(
      english(linksOf(absent, 'instance')[0]?.messages ?? []),
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
        missingRight: { verb: 'get', resource: 'clusterinstanceclasses' },
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
        english(diagnosis.messages),
        /platform team has to repair it\. No such kind\.$/,
      );
    });
  }

  const unready = condition('Ready', 'False', 'PooledResourceNotFound');
  const reconciling = condition('Reconciling', 'True', 'ClassNotReady');
  for (const [what, progress, seen] of [
    ['broken', [], aClass(poolSpec, unready)],
    ['new', [reconciling], aClass(poolSpec)],
  ] as const) {
    it(`that is ${what} is the same to a list of claims, and to who may not read it`, () => {
      const claim = aClassClaim({
        conditions: [
          ...stopsAt('ClassMatched', 'ClassNotReady', 'x'),
          ...progress,
        ],
      });
      const { state, move } = summarizeClaim(claim);
      assert.equal(state, what === 'new' ? 'waiting' : 'failed');
      for (const observed of [
        found(classRef, seen),
        unseen<ClusterInstanceClass>(classRef, {
          kind: 'hidden',
          missingRight: { verb: 'get', resource: 'clusterinstanceclasses' },
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
    assert.equal(diagnosis.messages[0]?.code, 'notLookedAt');
  });
});

describe('a claim by need', () => {
  const { spec: _, ...rest } = aClassClaim();
  const waits = {
    ...rest,
    spec: { classSelector: { type: 'postgresql' } },
    status: {
      conditions: stopsAt('ClassMatched', 'NoMatchingClass', 'Closest: none'),
    },
  };

  it('that nothing matches waits at its class, of which there is none yet', () => {
    const { brokenLink, links, messages } = diagnoseClaim({ claim: waits });
    const link = links.find(({ kind }) => kind === 'class');
    assert.equal(brokenLink, link?.id);
    assert.equal(link?.state, 'waiting');
    assert.equal(link?.object, undefined);
    assert.deepEqual(messages, [
      message('noServiceMatches', {
        values: { namespace: 'apps' },
        quote: 'Closest: none',
      }),
    ]);
  });
});

describe('a claim that is being deleted', () => {
  it('says so, whatever its conditions are', () => {
    const observation = aFulfilledClaim();
    observation.claim.metadata.deletionTimestamp = since;
    const diagnosis = diagnoseClaim(observation);
    assert.equal(diagnosis.state, 'deleting');
    assert.equal(diagnosis.since, since);
    assert.equal(diagnosis.messages[0]?.code, 'releasing');
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
    assert.match(english(diagnosis.messages), /The database is protected\./);
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
    for (const { messages } of diagnosis.links) {
      assert.ok(!JSON.stringify(messages).includes(uid));
    }
    assert.ok(!JSON.stringify(diagnosis.messages).includes(uid));
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
