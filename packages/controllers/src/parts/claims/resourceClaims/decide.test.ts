import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClaimableResource } from '@services-toolkit/claims';
import {
  getCondition,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { now } from '../../../__testUtils__/stored';
import { absent, found } from '../../../runtime/ReadResult';
import type { ResourceClaimObservation } from './ResourceClaimObservation';
import {
  stepOf,
  ref,
  claim,
  resource,
  lease,
  ours,
  secret,
  source,
  copy,
  verified,
  observe,
  held,
  statusOf,
  fulfilled,
} from './__testUtils__/observations';

test('from nothing to Ready: Lease, copy, status, and then nothing more', () => {
  assert.deepEqual(stepOf(observe(), now), {
    kind: 'acquireLease',
    resource,
    source,
  });
  assert.deepEqual(stepOf(observe({ lease: ours }), now), {
    kind: 'copyBinding',
    source,
    name: 'creds',
  });
  const status = statusOf(stepOf(held(), now));
  assert.deepEqual(
    status.conditions?.map(({ type, status: value, reason }) => [
      type,
      value,
      reason,
    ]),
    [
      ['ResourceMatched', 'True', 'ResourceMatched'],
      ['ResourceClaimed', 'True', 'ResourceClaimed'],
      ['Ready', 'True', 'Ready'],
    ],
  );
  assert.deepEqual(status.binding, { name: 'creds' });
  assert.deepEqual(status.claimedResourceRef, ref);
  const later = new Date(now.getTime() + 1e6);
  assert.deepEqual(stepOf(held({ claim: fulfilled }), later), {
    kind: 'nothing',
  });
});

test('no Lease is taken before the finalizers are on the claim', () => {
  const bare = {
    ...claim,
    metadata: { ...claim.metadata, finalizers: ['example.org/other'] },
  };
  assert.deepEqual(stepOf(observe({ claim: bare }), now), {
    kind: 'addFinalizers',
  });
});

test('finalizers that somebody took away come back', () => {
  const bare = {
    ...fulfilled,
    metadata: { ...claim.metadata, finalizers: [] },
  };
  assert.deepEqual(stepOf(held({ claim: bare }), now), {
    kind: 'addFinalizers',
  });
});

const withSpec = (base: ResourceClaim, name: string): ResourceClaim => ({
  ...base,
  metadata: { ...base.metadata, generation: 2 },
  spec: { ref: { ...ref, name } },
});

const unbound: ClaimableResource = { ...resource, bindingName: undefined };

/** Whether a claim that says this makes progress on its own (kstatus). */
function progressFor(reason: string): string {
  return reason === 'UnableToSetExclusiveClaim' ? 'Reconciling' : 'Stalled';
}

const notReady: {
  name: string;
  observation: ResourceClaimObservation;
  condition: string;
  reason: string;
  message: RegExp;
  holds: boolean;
}[] = [
  {
    name: 'no such resource',
    observation: observe({ resource: absent }),
    condition: 'ResourceMatched',
    reason: 'ResourceNotFound',
    message: /no Database.controllers.test "db" in namespace "pool"/,
    holds: false,
  },
  {
    name: 'a resource that is being deleted',
    observation: observe({ resource: found({ ...resource, deleting: true }) }),
    condition: 'ResourceMatched',
    reason: 'ResourceNotFound',
    message: /being deleted/,
    holds: false,
  },
  {
    name: 'a kind that may not be read',
    observation: observe({
      resource: {
        kind: 'forbidden',
        rule: { group: 'controllers.test', plural: 'databases' },
      },
    }),
    condition: 'ResourceMatched',
    reason: 'UnableToTrackReferencedResource',
    message:
      /servicebinding.io\/controller: "true".*resources: \["databases"\]/,
    holds: false,
  },
  {
    name: 'a kind that could not be read',
    observation: observe({
      resource: { kind: 'failed', message: 'conversion webhook failed' },
    }),
    condition: 'ResourceMatched',
    reason: 'UnableToTrackReferencedResource',
    message: /conversion webhook failed/,
    holds: false,
  },
  {
    name: 'no policy',
    observation: observe({ policies: [] }),
    condition: 'ResourceMatched',
    reason: 'NoMatchingResourceClaimPolicy',
    message:
      /No ResourceClaimPolicy in namespace "pool" allows namespace "apps"/,
    holds: false,
  },
  {
    name: 'no binding',
    observation: observe({ resource: found(unbound), binding: undefined }),
    condition: 'ResourceMatched',
    reason: 'ResourceNonBindable',
    message: /status.binding.name/,
    holds: false,
  },
  {
    name: 'a resource in no namespace',
    observation: observe({
      resource: found({
        ...unbound,
        identity: { ...resource.identity, namespace: '' },
      }),
      binding: undefined,
    }),
    condition: 'ResourceMatched',
    reason: 'ResourceNonBindable',
    message: /in no namespace/,
    holds: false,
  },
  {
    name: 'held by a claim nearby, which is named',
    observation: observe({ lease: lease('other') }),
    condition: 'ResourceClaimed',
    reason: 'ResourceAlreadyClaimed',
    message: /^ResourceClaim "name-other" holds/,
    holds: false,
  },
  {
    name: 'held by a claim elsewhere, which is not named',
    observation: observe({ lease: lease('other', 'secret-project') }),
    condition: 'ResourceClaimed',
    reason: 'ResourceAlreadyClaimed',
    message: /^A claim in another namespace holds(?!.*secret-project)/,
    holds: false,
  },
  {
    name: 'a Lease that cannot be written',
    observation: observe({ failures: { lease: 'quota exceeded' } }),
    condition: 'ResourceClaimed',
    reason: 'UnableToSetExclusiveClaim',
    message: /quota exceeded/,
    holds: false,
  },
  {
    name: 'a binding that is empty',
    observation: observe({
      lease: ours,
      binding: {
        source: found({ ...source, keys: [] }),
        occupants: [],
        verified: undefined,
      },
    }),
    condition: 'ResourceClaimed',
    reason: 'BindingNotCopyable',
    message: /Secret "creds" in namespace "pool".* is empty/,
    holds: true,
  },
  {
    name: 'a copy that is kept by its finalizers',
    observation: held({
      binding: {
        source: found(source),
        occupants: [{ ...copy, deleting: true }],
        verified,
      },
      copies: [{ ...copy, deleting: true }],
    }),
    condition: 'ResourceClaimed',
    reason: 'BindingNotCopyable',
    message: /The copy, Secret "creds", is being deleted/,
    holds: true,
  },
  {
    name: 'an instance that was made for a ClassClaim, and is gone',
    observation: observe({
      resource: absent,
      ownUid: 'uid-of-db',
      isOwned: true,
      lease: ours,
    }),
    condition: 'ResourceMatched',
    reason: 'ResourceNotFound',
    message: /The service operator has to bring it back(?!.*Create it)/,
    holds: true,
  },
  {
    name: 'a binding that does not exist',
    observation: observe({
      lease: ours,
      binding: { source: absent, occupants: [], verified: undefined },
    }),
    condition: 'ResourceClaimed',
    reason: 'BindingNotCopyable',
    message: /Secret "creds" in namespace "pool".*does not exist/,
    holds: true,
  },
  {
    name: 'a binding that may not be read',
    observation: observe({
      lease: ours,
      binding: {
        source: { kind: 'forbidden', rule: { group: '', plural: 'secrets' } },
        occupants: [],
        verified: undefined,
      },
    }),
    condition: 'ResourceClaimed',
    reason: 'BindingNotCopyable',
    message: /resources: \["secrets"\]/,
    holds: true,
  },
  {
    name: 'a copy that the API server refused',
    observation: observe({ lease: ours, failures: { copy: 'quota exceeded' } }),
    condition: 'ResourceClaimed',
    reason: 'BindingNotCopyable',
    message: /could not be copied: quota exceeded/,
    holds: true,
  },
  {
    name: 'both names of the copy taken',
    observation: observe({
      lease: ours,
      binding: {
        source: found(source),
        occupants: [
          secret('apps', 'creds'),
          secret('apps', 'creds-abcd1234', 'someone'),
        ],
        verified: undefined,
      },
    }),
    condition: 'ResourceClaimed',
    reason: 'BindingNotCopyable',
    message: /"creds" and "creds-abcd1234" are both taken/,
    holds: true,
  },
  {
    name: 'a reference that was changed while the claim holds',
    observation: held({ claim: withSpec(fulfilled, 'other') }),
    condition: 'Ready',
    reason: 'UpdatedResourceReference',
    message: /still holds Database "db".*again for Database "other"/,
    holds: true,
  },
  {
    name: 'an instance that was made again under its name',
    observation: held({
      claim: fulfilled,
      resource: found({ ...resource, uid: 'another' }),
    }),
    condition: 'ResourceMatched',
    reason: 'ResourceNotFound',
    message: /was deleted, and another one of that name/,
    holds: true,
  },
];

for (const {
  name,
  observation,
  condition,
  reason,
  message,
  holds,
} of notReady) {
  test(`${name}: ${reason}`, () => {
    const status = statusOf(stepOf(observation, now));
    assert.deepEqual(
      status.conditions?.map(({ type }) => type),
      ['ResourceMatched', 'ResourceClaimed', 'Ready', progressFor(reason)],
    );
    for (const type of [condition, 'Ready']) {
      assert.equal(getCondition(status.conditions, type)?.status, 'False');
      assert.equal(getCondition(status.conditions, type)?.reason, reason);
      assert.match(
        getCondition(status.conditions, type)?.message ?? '',
        message,
      );
    }
    assert.deepEqual(status.claimedResourceRef, holds ? ref : undefined);
    const again = stepOf(
      { ...observation, claim: { ...observation.claim, status } },
      new Date(now.getTime() + 1e6),
    );
    assert.deepEqual(
      again,
      { kind: 'nothing' },
      'the second reconcile of the same state writes nothing',
    );
  });
}

test('a resource that goes away leaves a claim what it holds, and the claim says so', () => {
  const status = statusOf(
    stepOf(
      held({ claim: fulfilled, resource: absent, binding: undefined }),
      now,
    ),
  );
  assert.equal(
    getCondition(status.conditions, 'Ready')?.reason,
    'ResourceNotFound',
  );
  assert.equal(
    getCondition(status.conditions, 'ResourceClaimed')?.status,
    'True',
  );
  assert.deepEqual(status.binding, { name: 'creds' });
  assert.deepEqual(status.claimedResourceRef, ref);
});

test('a claim without its Lease takes it back before anything else, whatever policies say', () => {
  assert.deepEqual(
    stepOf(held({ claim: fulfilled, lease: undefined, policies: [] }), now),
    { kind: 'acquireLease', resource },
  );
});

test('a claim that lost its Lease to another loses reference, binding and copy', () => {
  const lost = held({ claim: fulfilled, lease: lease('other') });
  const status = statusOf(stepOf(lost, now));
  assert.equal(
    getCondition(status.conditions, 'Ready')?.reason,
    'ResourceAlreadyClaimed',
  );
  assert.equal(status.binding, undefined);
  assert.equal(status.claimedResourceRef, undefined);
  assert.deepEqual(stepOf({ ...lost, claim: { ...fulfilled, status } }, now), {
    kind: 'deleteCopy',
    copy,
  });
});

test('a Lease on another object of that name (by UID) does not stand in the way', () => {
  const stale = lease('other', 'apps', 'gone');
  assert.deepEqual(stepOf(observe({ lease: stale }), now), {
    kind: 'acquireLease',
    resource,
    replaces: stale,
    source,
  });
});

test('until it is known whether the instance of another claim is still that one, it is left alone', () => {
  const step = stepOf(
    observe({ lease: lease('other', 'apps', 'gone'), resource: absent }),
    now,
  );
  assert.equal(
    getCondition(statusOf(step).conditions, 'Ready')?.reason,
    'ResourceNotFound',
  );
});

test('what was made for the ClassClaim and was made again is held again', () => {
  const before = lease('abcd1234-5678', 'apps', 'uid-of-the-first');
  assert.deepEqual(
    stepOf(
      held({ claim: fulfilled, lease: before, ownUid: resource.uid }),
      now,
    ),
    { kind: 'acquireLease', resource, replaces: before },
  );
  assert.equal(
    getCondition(
      statusOf(stepOf(held({ claim: fulfilled, lease: before }), now))
        .conditions,
      'Ready',
    )?.reason,
    'ResourceNotFound',
  );
});

test('a claim whose Lease could not be written at the takeover keeps its binding while that lasts', () => {
  const status = statusOf(
    stepOf(
      observe({
        claim: {
          ...fulfilled,
          metadata: { ...fulfilled.metadata, generation: 2 },
        },
        resource: { kind: 'failed', message: '503' },
        awaitsLease: true,
        copies: [copy],
      }),
      now,
    ),
  );
  assert.deepEqual(status.binding, fulfilled.status?.binding);
  assert.deepEqual(status.claimedResourceRef, ref);
});
