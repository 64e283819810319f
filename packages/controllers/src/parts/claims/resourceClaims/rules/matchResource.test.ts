import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCondition } from '@services-toolkit/kubernetes-api';
import { aPolicy } from '../../../../__testUtils__/databases';
import { now } from '../../../../__testUtils__/stored';
import { absent, found, pending } from '../../../../runtime/ReadResult';
import {
  stepOf,
  resource,
  observe,
  held,
  statusOf,
  fulfilled,
} from '../__testUtils__/observations';

test('a withdrawn policy takes nothing away', () => {
  assert.deepEqual(stepOf(held({ claim: fulfilled, policies: [] }), now), {
    kind: 'nothing',
  });
});

test('until the resource was read nothing is said', () => {
  assert.deepEqual(stepOf(observe({ resource: pending }), now), {
    kind: 'nothing',
  });
});

test('what is not there, cannot be looked at, or is on its way out is told to nobody whom no policy lets claim it', () => {
  const words = [
    found(resource),
    found({ ...resource, deleting: true }),
    found({ ...resource, bindingName: undefined }),
    absent,
    { kind: 'failed', message: 'the webhook of this very object' } as const,
  ].map(reading => {
    const step = stepOf(observe({ resource: reading, policies: [] }), now);
    const ready = getCondition(statusOf(step).conditions, 'Ready');
    assert.equal(ready?.reason, 'NoMatchingResourceClaimPolicy');
    return ready?.message;
  });
  assert.equal(new Set(words).size, 1);
  const told = stepOf(observe({ resource: absent }), now);
  assert.equal(
    getCondition(statusOf(told).conditions, 'Ready')?.reason,
    'ResourceNotFound',
  );
});

test('a policy for some labels tells nothing of what is not there', () => {
  const { spec } = aPolicy('pool', ['*']);
  const selector = {
    matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }],
  };
  const policy = {
    ...aPolicy('pool', ['*']),
    spec: { ...spec, subject: { ...spec.subject, kind: 'Database', selector } },
  } as ReturnType<typeof aPolicy>;
  const step = stepOf(observe({ resource: absent, policies: [policy] }), now);
  assert.equal(
    getCondition(statusOf(step).conditions, 'Ready')?.reason,
    'NoMatchingResourceClaimPolicy',
  );
});

test('what was made for the ClassClaim needs no policy, by its UID: another of that name does', () => {
  const step = (ownUid: string) =>
    stepOf(observe({ policies: [], ownUid }), now);
  assert.equal(step(resource.uid).kind, 'acquireLease');
  assert.equal(
    getCondition(statusOf(step('uid-of-the-first')).conditions, 'Ready')
      ?.reason,
    'NoMatchingResourceClaimPolicy',
  );
});
