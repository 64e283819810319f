import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCondition } from '@services-toolkit/kubernetes-api';
import { now, stored } from '../../../../__testUtils__/stored';
import { pending } from '../../../../runtime/ReadResult';
import { ourFinalizers } from '../../rules/ourFinalizers';
import {
  stepOf,
  ref,
  lease,
  ours,
  copy,
  observe,
  held,
  statusOf,
  fulfilled,
} from '../__testUtils__/observations';

test('deletion: the copy first, the Lease second, the finalizers last', () => {
  const deleting = stored(fulfilled, {
    deletionTimestamp: '2026-01-01T00:00:00Z',
  });
  const observation = held({
    claim: deleting,
    resource: pending,
    binding: undefined,
  });
  assert.deepEqual(stepOf(observation, now), {
    kind: 'deleteCopy',
    copy,
  });
  assert.deepEqual(stepOf({ ...observation, copies: [] }, now), {
    kind: 'releaseLease',
    lease: ours,
  });
  assert.deepEqual(
    stepOf({ ...observation, copies: [], lease: undefined }, now),
    { kind: 'removeFinalizers' },
  );
  const bare = {
    ...deleting,
    metadata: { ...deleting.metadata, finalizers: [] },
  };
  assert.deepEqual(stepOf({ ...observation, claim: bare, copies: [] }, now), {
    kind: 'nothing',
  });
});

test("deletion leaves another claim's Lease alone", () => {
  const deleting = stored(fulfilled, {
    deletionTimestamp: '2026-01-01T00:00:00Z',
  });
  const observation = held({
    claim: deleting,
    resource: pending,
    binding: undefined,
    copies: [],
    lease: lease('other'),
  });
  assert.deepEqual(stepOf(observation, now), {
    kind: 'removeFinalizers',
  });
});

test("somebody else's finalizer: the claim keeps what it holds, and says that it is being deleted", () => {
  const deleting = stored(
    {
      ...fulfilled,
      metadata: {
        ...fulfilled.metadata,
        finalizers: ['example.org/in-use', ...ourFinalizers],
      },
    },
    { deletionTimestamp: '2026-01-01T00:00:00Z' },
  );
  const status = statusOf(
    stepOf(
      held({
        claim: {
          ...deleting,
          metadata: {
            ...deleting.metadata,
            finalizers: ['example.org/in-use', ...ourFinalizers],
            deletionTimestamp: '2026-01-01T00:00:00Z',
          },
        },
        resource: pending,
        binding: undefined,
      }),
      now,
    ),
  );
  assert.equal(
    getCondition(status.conditions, 'Ready')?.reason,
    'ClaimMarkedForDeletion',
  );
  assert.deepEqual(status.binding, { name: 'creds' });
  assert.deepEqual(status.claimedResourceRef, ref);
});

test('a Lease that may not be read keeps the finalizers of a claim that is being deleted', () => {
  const deleting = {
    ...fulfilled,
    metadata: {
      ...fulfilled.metadata,
      deletionTimestamp: '2026-01-01T00:00:00Z',
    },
  };
  const step = stepOf(
    observe({
      claim: deleting,
      resource: pending,
      leaseUnread: 'a rule is missing',
    }),
    now,
  );
  const ready = getCondition(statusOf(step).conditions, 'Ready');
  assert.equal(ready?.reason, 'ClaimMarkedForDeletion');
  assert.match(ready?.message ?? '', /a rule is missing/);
});
