import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  toClaimableResource,
  type ClaimableResource,
  type ClaimLease,
} from '@services-toolkit/claims';
import {
  getCondition,
  type ResourceClaim,
  type ResourceClaimStatus,
} from '@services-toolkit/kubernetes-api';
import {
  aDatabase,
  aPolicy,
  aResourceClaim,
  databaseType,
} from '../../../__testUtils__/databases';
import { now, stored } from '../../../__testUtils__/stored';
import { absent, found, pending } from '../../../runtime/ReadResult';
import { ourFinalizers } from '../rules/ourFinalizers';
import { decideResourceClaim } from './decide';
import type { ResourceClaimStep } from './ResourceClaimStep';
import type {
  ResourceClaimObservation,
  SecretFacts,
} from './ResourceClaimObservation';

const stepOf = (...args: Parameters<typeof decideResourceClaim>) =>
  decideResourceClaim(...args).step;
const ref = {
  apiVersion: 'controllers.test/v1',
  kind: 'Database',
  name: 'db',
  namespace: 'pool',
};
const claim = stored(aResourceClaim('apps', 'mine', ref), {
  uid: 'abcd1234-5678',
  finalizers: [...ourFinalizers],
});
const resource: ClaimableResource = toClaimableResource(
  {
    ...stored(aDatabase('pool', 'db')),
    status: { binding: { name: 'creds' } },
  } as ReturnType<typeof aDatabase>,
  databaseType,
);
const lease = (
  uid: string,
  namespace = 'apps',
  resourceUid = resource.uid,
): ClaimLease => ({
  name: 'claim-x',
  uid: 'lease',
  resourceVersion: '5',
  holder: { namespace, name: `name-${uid}`, uid },
  resourceUid,
  resource: ref,
});
const ours = lease('abcd1234-5678');
const secret = (
  namespace: string,
  name: string,
  ownerUid?: string,
  version = '1',
): SecretFacts => ({
  namespace,
  name,
  uid: `uid-${name}`,
  resourceVersion: version,
  ownerUid,
  deleting: false,
});
const source = secret('pool', 'creds', undefined, '7');
const copy = secret('apps', 'creds', 'abcd1234-5678', '9');
const verified = { source: '7', copy: '9' };

function observe(
  change: Partial<ResourceClaimObservation> = {},
): ResourceClaimObservation {
  return {
    claim,
    target: ref,
    resource: found(resource),
    lease: undefined,
    policies: [aPolicy('pool', ['*'])],
    ownUid: undefined,
    binding: { source: found(source), occupants: [], verified: undefined },
    copies: [],
    failures: {},
    ...change,
  };
}
const held = (change: Partial<ResourceClaimObservation> = {}) =>
  observe({
    lease: ours,
    binding: { source: found(source), occupants: [copy], verified },
    copies: [copy],
    ...change,
  });

function statusOf(step: ResourceClaimStep): ResourceClaimStatus {
  assert.equal(step.kind, 'writeStatus', JSON.stringify(step));
  return (step as Extract<ResourceClaimStep, { kind: 'writeStatus' }>).status;
}
const fulfilled: ResourceClaim = {
  ...claim,
  status: statusOf(stepOf(held(), now)),
};
const withSpec = (base: ResourceClaim, name: string): ResourceClaim => ({
  ...base,
  metadata: { ...base.metadata, generation: 2 },
  spec: { ref: { ...ref, name } },
});

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

test('within one namespace nothing is copied', () => {
  const near = stored(
    aResourceClaim('pool', 'mine', { ...ref, namespace: undefined }),
    { uid: 'abcd1234-5678', finalizers: [...ourFinalizers] },
  );
  const status = statusOf(
    stepOf(
      observe({
        claim: near,
        target: near.spec.ref,
        lease: ours,
        policies: [],
        binding: {
          source: found(source),
          occupants: [source],
          verified: undefined,
        },
      }),
      now,
    ),
  );
  assert.deepEqual(status.binding, { name: 'creds' });
  assert.equal(getCondition(status.conditions, 'Ready')?.status, 'True');
  assert.equal(status.claimedResourceRef?.namespace, 'pool');
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

test('a withdrawn policy takes nothing away', () => {
  assert.deepEqual(stepOf(held({ claim: fulfilled, policies: [] }), now), {
    kind: 'nothing',
  });
});

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

const bindings: {
  name: string;
  binding: ResourceClaimObservation['binding'];
  step: ResourceClaimStep;
}[] = [
  {
    name: 'the source has changed (rotation)',
    binding: {
      source: found({ ...source, resourceVersion: '8' }),
      occupants: [copy],
      verified,
    },
    step: {
      kind: 'copyBinding',
      source: { ...source, resourceVersion: '8' },
      name: 'creds',
      existing: copy,
    },
  },
  {
    name: 'somebody edited the copy',
    binding: {
      source: found(source),
      occupants: [{ ...copy, resourceVersion: '10' }],
      verified,
    },
    step: {
      kind: 'copyBinding',
      source,
      name: 'creds',
      existing: { ...copy, resourceVersion: '10' },
    },
  },
  {
    name: 'after a start every copy is compared once',
    binding: { source: found(source), occupants: [copy], verified: undefined },
    step: { kind: 'copyBinding', source, name: 'creds', existing: copy },
  },
  {
    name: 'the copy was deleted',
    binding: { source: found(source), occupants: [], verified },
    step: { kind: 'copyBinding', source, name: 'creds' },
  },
  {
    name: "the name is taken by a Secret that is nobody's",
    binding: {
      source: found(source),
      occupants: [secret('apps', 'creds')],
      verified: undefined,
    },
    step: { kind: 'copyBinding', source, name: 'creds-abcd1234' },
  },
  {
    name: 'the name is taken by the copy of another claim',
    binding: {
      source: found(source),
      occupants: [secret('apps', 'creds', 'other')],
      verified: undefined,
    },
    step: { kind: 'copyBinding', source, name: 'creds-abcd1234' },
  },
  {
    name: 'a copy keeps its name when the better one becomes free',
    binding: {
      source: found(source),
      occupants: [secret('apps', 'creds-abcd1234', 'abcd1234-5678', '3')],
      verified: undefined,
    },
    step: {
      kind: 'copyBinding',
      source,
      name: 'creds-abcd1234',
      existing: secret('apps', 'creds-abcd1234', 'abcd1234-5678', '3'),
    },
  },
  {
    name: 'the Secret was not read yet',
    binding: { source: pending, occupants: [], verified: undefined },
    step: { kind: 'nothing' },
  },
];
for (const { name, binding, step } of bindings) {
  test(`the copy: ${name}`, () =>
    assert.deepEqual(stepOf(held({ claim: fulfilled, binding }), now), step));
}

test('a binding of another name: copy, say so, and only then remove the old copy', () => {
  const renamed = found({ ...resource, bindingName: 'new' });
  const newSource = secret('pool', 'new', undefined, '7');
  const newCopy = secret('apps', 'new', 'abcd1234-5678', '9');
  const before = held({
    claim: fulfilled,
    resource: renamed,
    binding: { source: found(newSource), occupants: [], verified },
  });
  assert.deepEqual(stepOf(before, now), {
    kind: 'copyBinding',
    source: newSource,
    name: 'new',
  });
  const copied = {
    ...before,
    binding: { source: found(newSource), occupants: [newCopy], verified },
    copies: [copy, newCopy],
  };
  const status = statusOf(stepOf(copied, now));
  assert.deepEqual(status.binding, { name: 'new' });
  assert.deepEqual(stepOf({ ...copied, claim: { ...claim, status } }, now), {
    kind: 'deleteCopy',
    copy,
  });
});

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

test('the names of the keys are told, and never the values', () => {
  const withKeys = { ...source, keys: ['password', 'username'] };
  const status = statusOf(
    stepOf(
      held({
        binding: { source: found(withKeys), occupants: [copy], verified },
      }),
      now,
    ),
  );
  assert.deepEqual(status.binding, {
    name: 'creds',
    keys: ['password', 'username'],
  });
});
