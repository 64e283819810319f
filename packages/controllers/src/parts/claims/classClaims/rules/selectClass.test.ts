import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  getCondition,
  guaranteesMet,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import { aClaimByNeed, anOffering } from '../../../../__testUtils__/databases';
import { now, stored } from '../../../../__testUtils__/stored';
import { pending } from '../../../../runtime/ReadResult';
import { decideClassClaim } from '../decide';
import type { Selection } from '../observeSelection';
import type { ClassClaimObservation } from '../types';

const claim: ClassClaim = stored(
  aClaimByNeed('apps', 'orders', { guarantees: ['ha'] }),
);

const decide = (change: Partial<ClassClaimObservation>) =>
  decideClassClaim(
    {
      claim,
      ...{ resourceClaim: undefined, instanceClass: pending, pool: pending },
      ...{ policies: () => [], refusal: undefined },
      ...change,
    },
    now,
  );

const classRef = { name: 'pg', offering: 'postgresql', plan: 'small' };
const offering = anOffering('postgresql', [['small', 'pg']]);
const plan = { name: 'small', classRef: { name: 'pg' } };

test('what a claim is resolved to is written before anything else is done', () => {
  const { step } = decide({ selection: { kind: 'chosen', classRef } });
  assert.equal(step.kind, 'resolve');
  const { status } = step as Extract<typeof step, { kind: 'resolve' }>;
  assert.deepEqual(status.classRef, classRef);
  assert.equal(getCondition(status.conditions, 'ClassMatched')?.status, 'True');
});

test('a resolved claim is resolved no more, whatever could be had by now', () => {
  const other = { ...classRef, name: 'better' };
  const { step } = decide({
    claim: { ...claim, status: { classRef } },
    selection: { kind: 'chosen', classRef: other },
  });
  assert.equal(step.kind, 'nothing');
});

const none = (isDenied: boolean): Selection => ({
  ...{ kind: 'none', isDenied },
  plans: [{ offering, plan, lacks: [{ kind: 'noneFree' }] }],
});

test('a claim that nothing matches says what came closest, and is looked at again when something changes', () => {
  const { step, requeueAfterMs } = decide({ selection: none(false) });
  assert.equal(step.kind, 'writeStatus');
  const { status } = step as Extract<typeof step, { kind: 'writeStatus' }>;
  const ready = getCondition(status.conditions, 'Ready');
  assert.equal(ready?.reason, 'NoMatchingClass');
  assert.match(
    ready?.message ?? '',
    /offering "postgresql", plan "small": no instance of it is free/,
  );
  assert.equal(requeueAfterMs, 10 * 60_000);
  assert.equal(
    decide({ claim: { ...claim, status }, selection: none(false) }).step.kind,
    'nothing',
  );
});

test('nothing tells when somebody may claim, so that a claim which may not is looked at soon', () => {
  assert.equal(decide({ selection: none(true) }).requeueAfterMs, 10_000);
});

test('a cluster without offerings says so', () => {
  const { step } = decide({ selection: { kind: 'notServed' } });
  assert.match(
    JSON.stringify(step),
    /NoMatchingClass.*no kind ClusterServiceOffering/,
  );
});

test('what is free for those that have waited for longer is left to them', () => {
  const selection: Selection = { kind: 'othersTurn', className: 'pg' };
  const { step, requeueAfterMs } = decide({ selection });
  assert.deepEqual(step, { kind: 'yield', className: 'pg' });
  assert.equal(requeueAfterMs, 200);
});

test('a promise that is withdrawn shows on the claim, and nothing else about it changes', () => {
  const ready = {
    ...{ type: 'Ready', status: 'True' as const, reason: 'Ready' },
    message: 'It is there',
  };
  const before = { classRef, observedGeneration: 1, conditions: [ready] };
  const { step } = decide({
    claim: { ...claim, status: before },
    guarantees: {
      ...{ status: 'False', reason: 'GuaranteeNotMet' },
      message: 'it cannot guarantee "ha" on this cluster: needs 3 nodes, has 1',
    },
  });
  assert.equal(step.kind, 'writeStatus');
  const { status } = step as Extract<typeof step, { kind: 'writeStatus' }>;
  const { conditions: [first, second] = [], ...rest } = status;
  assert.deepEqual(first, ready);
  assert.equal(second?.type, guaranteesMet);
  assert.equal(second?.status, 'False');
  assert.deepEqual(rest, { classRef, observedGeneration: 1 });
});

test('a claim that asks for no promise any more says nothing of them', () => {
  const condition = {
    ...{ type: guaranteesMet, status: 'True' as const, reason: guaranteesMet },
    message: 'kept',
  };
  const { step } = decide({
    claim: { ...claim, status: { classRef, conditions: [condition] } },
  });
  assert.equal(step.kind, 'writeStatus');
  const { status } = step as Extract<typeof step, { kind: 'writeStatus' }>;
  assert.deepEqual(status.conditions, []);
});
