import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  classClaimReasons,
  resourceClaimReasons,
  type ClassClaim,
  type Condition,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  aClass,
  aClassClaim,
  aResourceClaim,
  classRef,
  condition,
  database,
  databaseRef,
  found,
  poolSpec,
  stopsAt,
  xrRef,
} from '../diagnosis/__testUtils__/observations';
import { diagnoseClaim } from '../diagnosis/diagnoseClaim';
import { explainComposite } from '../crossplane/explainComposite';
import { recorded } from '../crossplane/__testUtils__/recorded';
import { explainObject } from '../diagnosis/explainObject';
import { objectTells } from '../diagnosis/objectTells';
import { progressOf } from './progressOf';
import { summarizeClaim } from './summarizeClaim';

/** Among them the words by which a claim was once taken for one that fails, or for one on a new class. */
const texts = [
  'x',
  'XPostgres "db" cannot be composed: no compatible Compositions found',
  'XPostgres "db" is paused by its annotation crossplane.io/paused',
  'Database "db" is not ready: Unavailable',
  'It is ready, but its credentials cannot be found: there is no Secret',
  'The Database "db" cannot be brought about: quota exceeded',
  'Database "db" is not ready: "ready" is not true. It says (ACK.Terminal): no',
  'The class "postgres" was not looked at yet; the claim continues automatically',
];

const reasons = [
  ...Object.values<readonly string[]>(classClaimReasons).flat(),
  ...Object.values<readonly string[]>(resourceClaimReasons).flat(),
  'AReasonOfALaterVersion',
];
const progress: Condition[][] = [
  [],
  [condition('Stalled', 'True', 'Any')],
  [condition('Reconciling', 'True', 'Any')],
];

/** The same object as if all sentences had been written differently. */
function reworded<T extends KubernetesObject>(object: T, text: string): T {
  const { status } = object as { status?: { conditions?: Condition[] } };
  return {
    ...object,
    status: {
      ...status,
      conditions: status?.conditions?.map(one => ({ ...one, message: text })),
    },
  };
}

/** All that is decided, without what is quoted. */
function decided(claim: ClassClaim | ResourceClaim) {
  const summary = summarizeClaim(claim);
  const diagnosis = diagnoseClaim({
    claim,
    class: found(
      classRef,
      aClass(poolSpec, condition('Ready', 'True', 'Ready')),
    ),
    instance: found(databaseRef, database),
  });
  return {
    state: summary.state,
    move: summary.move,
    says: summary.messages.map(({ code, object, values }) => ({
      code,
      object,
      values,
    })),
    progress: progressOf(claim),
    diagnosed: [diagnosis.state, diagnosis.move, diagnosis.brokenLink],
    links: diagnosis.links.map(({ id, state, move, messages }) => [
      id,
      state,
      move,
      messages.map(({ code }) => code),
    ]),
  };
}

describe('however a sentence is worded', () => {
  for (const make of [aClassClaim, aResourceClaim]) {
    it(`the state of a ${make().kind} is the same`, () => {
      for (const reason of reasons) {
        for (const more of progress) {
          const claim = make({
            conditions: [...stopsAt('Ready', reason), ...more],
          });
          const [first, ...others] = texts.map(text =>
            decided(reworded(claim, text)),
          );
          for (const other of others) {
            assert.deepEqual(other, first, reason);
          }
        }
      }
    });
  }

  it('the state of an XR is the same', () => {
    const statuses: Condition[][] = [
      [condition('Synced', 'False', 'ReconcileError')],
      [condition('Ready', 'False', 'Creating')],
      [condition('Ready', 'False', 'Unavailable')],
      [condition('Synced', 'True', 'ReconcileSuccess')],
    ];
    for (const conditions of statuses) {
      const xr = { ...recorded('xr-namespaced-ready'), status: { conditions } };
      const seen = new Set(
        texts.map(text => {
          const { state, move, since } = explainComposite(reworded(xr, text));
          const diagnosis = diagnoseClaim({
            claim: aClassClaim({
              conditions: stopsAt('ResourceClaimCreated', 'ResourceNotReady'),
              provisionedResourceRef: xrRef,
            }),
            instance: found(xrRef, reworded(xr, text)),
          });
          return JSON.stringify([state, move, since, diagnosis.state]);
        }),
      );
      assert.equal(seen.size, 1, JSON.stringify(conditions));
    }
  });

  it('whether an object fails is the same', () => {
    for (const [type, status] of [
      ['ACK.Terminal', 'True'],
      ['ACK.Recoverable', 'True'],
      ['Ready', 'False'],
      ['Synced', 'False'],
      ['Stalled', 'True'],
    ] as const) {
      const object = {
        ...database,
        status: { conditions: [condition(type, status, 'Any')] },
      } as KubernetesObject;
      const seen = new Set(
        texts.map(text => {
          const other = reworded(object, text);
          return `${explainObject(other).state} ${objectTells(other)?.fails}`;
        }),
      );
      assert.equal(seen.size, 1, type);
    }
  });
});
