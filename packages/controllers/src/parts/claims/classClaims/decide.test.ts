import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarizeClaim, toClaimableResource } from '@services-toolkit/claims';
import {
  classClaimConditions,
  getCondition,
  type ClassClaim,
  type ClusterInstanceClass,
  type Condition,
  type ResourceClaim,
  type ResourceClaimStatus,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  aDatabase,
  aPolicy,
  aPoolClass,
  aResourceClaim,
  databaseType,
} from '../../../__testUtils__/databases';
import { now, stored } from '../../../__testUtils__/stored';
import { absent, found, pending } from '../../../runtime/ReadResult';
import { decideClassClaim } from './decide';
import type { ClassClaimObservation, ClassClaimStep } from './types';

const stepOf = (...args: Parameters<typeof decideClassClaim>) =>
  decideClassClaim(...args).step;

const condition = (
  type: string,
  status: Condition['status'],
  reason: string,
  message = 'said so',
): Condition => ({
  type,
  status,
  reason,
  message,
  observedGeneration: 1,
  lastTransitionTime: '2026-01-01T00:00:00Z',
});
const ref = {
  apiVersion: 'controllers.test/v1',
  kind: 'Database',
  name: 'db',
  namespace: 'pool',
};
const claim = stored(aClaim('apps', 'orders', 'pg'));
const readyClass: ClusterInstanceClass = {
  ...stored(aPoolClass('pg')),
  status: { conditions: [condition('Ready', 'True', 'Ready')] },
};
const free = {
  resource: toClaimableResource(
    {
      ...stored(aDatabase('pool', 'db')),
      status: { binding: { name: 's' } },
    } as ReturnType<typeof aDatabase>,
    databaseType,
  ),
  held: false,
};

function owned(
  status?: ResourceClaimStatus,
  metadata: Partial<ResourceClaim['metadata']> = {},
): ResourceClaim {
  const object = stored(aResourceClaim('apps', 'orders-uid-o', ref), metadata);
  return status
    ? { ...object, status: { observedGeneration: 1, ...status } }
    : object;
}
const lost = (reason: string) =>
  owned({ conditions: [condition('Ready', 'False', reason)] });
const holding = owned({
  conditions: [
    condition('Ready', 'True', 'Ready', 'The credentials are in Secret "s"'),
  ],
  binding: { name: 's' },
  claimedResourceRef: ref,
});

function observe(
  change: Partial<ClassClaimObservation> = {},
): ClassClaimObservation {
  return {
    claim,
    resourceClaim: undefined,
    instanceClass: found(readyClass),
    pool: found([free]),
    policies: () => [aPolicy('pool', ['*'])],
    refusal: undefined,
    ...change,
  };
}

const settledClaim: ClassClaim = (() => {
  const step = stepOf(observe({ resourceClaim: holding }), now);
  assert.equal(step.kind, 'writeStatus');
  return {
    ...claim,
    status: (step as Extract<ClassClaimStep, { kind: 'writeStatus' }>).status,
  };
})();

const notReady: {
  name: string;
  observation: ClassClaimObservation;
  failing: string;
  reason: string;
  message: RegExp;
  before: string[];
  /** Stalled, unless something else is given. */
  progress?: 'Reconciling';
}[] = [
  {
    name: 'an unknown class',
    observation: observe({ instanceClass: absent }),
    failing: 'ClassMatched',
    reason: 'ClassDoesNotExist',
    message: /"pg".*kubectl get clusterinstanceclasses/,
    before: [],
  },
  {
    name: 'a class that is not ready',
    observation: observe({
      instanceClass: found({
        ...readyClass,
        status: {
          conditions: [
            condition('Ready', 'False', 'PooledResourceNotFound', 'No kind.'),
          ],
        },
      }),
    }),
    failing: 'ClassMatched',
    reason: 'ClassNotReady',
    message: /PooledResourceNotFound.*No kind/,
    before: [],
  },
  {
    name: 'a class that nobody looked at yet',
    observation: observe({ instanceClass: found(stored(aPoolClass('pg'))) }),
    failing: 'ClassMatched',
    reason: 'ClassNotReady',
    message: /not been looked at yet/,
    before: [],
    progress: 'Reconciling',
  },
  {
    name: 'a class that may not be read',
    observation: observe({
      instanceClass: {
        kind: 'forbidden',
        rule: { group: 'g', plural: 'classes' },
      },
    }),
    failing: 'ClassMatched',
    reason: 'UnableToFetchClass',
    message: /apiGroups: \["g"\], resources: \["classes"\]/,
    before: [],
    progress: 'Reconciling',
  },
  {
    name: 'a class that could not be read',
    observation: observe({
      instanceClass: { kind: 'failed', message: 'etcd is full' },
    }),
    failing: 'ClassMatched',
    reason: 'UnableToFetchClass',
    message: /etcd is full/,
    before: [],
    progress: 'Reconciling',
  },
  {
    name: 'instances that may not be listed',
    observation: observe({
      pool: {
        kind: 'forbidden',
        rule: { group: 'controllers.test', plural: 'databases' },
      },
    }),
    failing: 'ResourceClaimCreated',
    reason: 'UnableToQueryClaimableInstances',
    message:
      /apiGroups: \["controllers.test"\], resources: \["databases"\], verbs: \["get", "list", "watch"\]/,
    before: ['ClassMatched', 'Validated'],
  },
  {
    name: 'a pool with nothing free',
    observation: observe({ pool: found([{ ...free, held: true }]) }),
    failing: 'ResourceClaimCreated',
    reason: 'NoClaimableInstances',
    message: /0 of 1 are free: 1 is held by other claims/,
    before: ['ClassMatched', 'Validated'],
    progress: 'Reconciling',
  },
  {
    name: 'a pool that is closed to this namespace',
    observation: observe({ policies: () => [] }),
    failing: 'ResourceClaimCreated',
    reason: 'NoClaimableInstances',
    message: /1 is not opened to namespace "apps"/,
    before: ['ClassMatched', 'Validated'],
    progress: 'Reconciling',
  },
  {
    name: 'a ResourceClaim that was refused',
    observation: observe({ refusal: 'exceeded quota' }),
    failing: 'ResourceClaimCreated',
    reason: 'UnableToCreateResourceClaim',
    message: /exceeded quota/,
    before: ['ClassMatched', 'Validated'],
  },
  {
    name: 'a Lease that cannot be written',
    observation: observe({ resourceClaim: lost('UnableToSetExclusiveClaim') }),
    failing: 'Ready',
    reason: 'UnableToSetExclusiveClaim',
    message: /said so/,
    before: ['ClassMatched', 'Validated', 'ResourceClaimCreated'],
    progress: 'Reconciling',
  },
];

for (const {
  name,
  observation,
  failing,
  reason,
  message,
  before,
  progress = 'Stalled',
} of notReady) {
  test(`${name}: ${reason}`, () => {
    const step = stepOf(observation, now);
    assert.equal(step.kind, 'writeStatus');
    const { status } = step as Extract<ClassClaimStep, { kind: 'writeStatus' }>;
    assert.deepEqual(
      status.conditions?.map(({ type }) => type),
      [...classClaimConditions, progress],
    );
    assert.deepEqual(
      status.conditions
        ?.filter(one => one.status === 'True' && one.type !== progress)
        .map(({ type }) => type),
      before,
    );
    for (const type of [failing, 'Ready']) {
      assert.equal(getCondition(status.conditions, type)?.status, 'False');
      assert.equal(getCondition(status.conditions, type)?.reason, reason);
      assert.match(
        getCondition(status.conditions, type)?.message ?? '',
        message,
      );
    }
    assert.ok(
      status.conditions?.every(
        one => one.status !== 'Unknown' || one.reason === 'Initializing',
      ),
    );
    assert.equal(status.resourceRef, undefined);
    assert.equal(status.binding, undefined);

    const again = stepOf(
      { ...observation, claim: { ...claim, status } },
      new Date(now.getTime() + 1e6),
    );
    assert.deepEqual(
      again,
      { kind: 'nothing' },
      'the second reconcile of the same state writes nothing',
    );
  });
}

test('a class that nobody has looked at yet is waited for, also in lists of claims', () => {
  const instanceClass = found(stored(aPoolClass('pg')));
  const step = stepOf(observe({ instanceClass }), now);
  assert.equal(step.kind, 'writeStatus');
  const { status } = step as Extract<ClassClaimStep, { kind: 'writeStatus' }>;
  assert.equal(summarizeClaim({ ...claim, status }).state, 'waiting');
});

test('a free instance: the ResourceClaim is created before anything is said', () => {
  const step = stepOf(observe(), now);
  assert.equal(step.kind, 'createResourceClaim');
  assert.deepEqual(step.kind === 'createResourceClaim' && step.ref, ref);
});

test('after a crash behind the creation, the ResourceClaim is found again and waited for', () => {
  assert.deepEqual(stepOf(observe({ resourceClaim: owned() }), now), {
    kind: 'nothing',
  });
});

test('a ResourceClaim whose status is about an older spec is waited for', () => {
  const old = owned(
    {
      observedGeneration: 1,
      conditions: [condition('Ready', 'False', 'ResourceAlreadyClaimed')],
    },
    { generation: 2 },
  );
  assert.deepEqual(stepOf(observe({ resourceClaim: old }), now), {
    kind: 'nothing',
  });
});

for (const reason of [
  'ResourceAlreadyClaimed',
  'ResourceNotFound',
  'NoMatchingResourceClaimPolicy',
  'ResourceNonBindable',
]) {
  test(`a ResourceClaim that says ${reason} is given up, and nothing is said about it`, () => {
    const resourceClaim = lost(reason);
    assert.deepEqual(stepOf(observe({ resourceClaim }), now), {
      kind: 'deleteResourceClaim',
      resourceClaim,
    });
  });
}

test('a ResourceClaim on its way out is waited for', () => {
  const leaving = { ...lost('ResourceAlreadyClaimed') };
  leaving.metadata = {
    ...leaving.metadata,
    deletionTimestamp: '2026-01-01T00:00:00Z',
  };
  assert.deepEqual(stepOf(observe({ resourceClaim: leaving }), now), {
    kind: 'nothing',
  });
});

test('a ResourceClaim that holds the Lease: Ready, with binding and reference, in one write', () => {
  const step = stepOf(observe({ resourceClaim: holding }), now);
  assert.equal(step.kind, 'writeStatus');
  const { status, event } = step as Extract<
    ClassClaimStep,
    { kind: 'writeStatus' }
  >;
  assert.deepEqual(
    status.conditions?.map(({ type, status: value, reason }) => [
      type,
      value,
      reason,
    ]),
    [
      ['ClassMatched', 'True', 'ClassMatched'],
      ['Validated', 'True', 'Validated'],
      ['ResourceClaimCreated', 'True', 'ResourceClaimCreated'],
      ['Ready', 'True', 'Ready'],
    ],
  );
  assert.deepEqual(status.binding, { name: 's' });
  assert.deepEqual(status.resourceRef, ref);
  assert.equal(event?.reason, 'ClaimableInstanceFound');
});

test('what holds something says so once', () => {
  assert.deepEqual(
    stepOf(observe({ claim: settledClaim, resourceClaim: holding }), now),
    { kind: 'nothing' },
  );
});

test('held, yet without a Secret: the look-up has succeeded, the claim is not ready', () => {
  const step = stepOf(
    observe({
      resourceClaim: owned({
        conditions: [condition('Ready', 'False', 'BindingNotCopyable')],
        claimedResourceRef: ref,
      }),
    }),
    now,
  );
  assert.equal(
    step.kind === 'writeStatus' &&
      getCondition(step.status.conditions, 'Ready')?.reason,
    'BindingNotCopyable',
  );
  assert.deepEqual(step.kind === 'writeStatus' && step.status.resourceRef, ref);
});

test('a claim that has found its instance never looks for another: not after an edit, a lost Lease, or without its class', () => {
  const edited = {
    ...settledClaim,
    metadata: { ...settledClaim.metadata, generation: 2 },
    spec: { classRef: { name: 'other' } },
  };
  const step = stepOf(
    observe({
      claim: edited,
      resourceClaim: lost('ResourceAlreadyClaimed'),
      instanceClass: absent,
      pool: pending,
    }),
    now,
  );
  assert.equal(step.kind, 'writeStatus');
  const { status } = step as Extract<ClassClaimStep, { kind: 'writeStatus' }>;
  assert.equal(
    getCondition(status.conditions, 'Ready')?.reason,
    'ResourceAlreadyClaimed',
  );
  assert.equal(getCondition(status.conditions, 'ClassMatched')?.status, 'True');
  assert.deepEqual(status.resourceRef, ref);
});

test('a ResourceClaim that somebody deleted is made again for the same instance', () => {
  assert.deepEqual(
    stepOf(observe({ claim: settledClaim, pool: found([]) }), now),
    { kind: 'createResourceClaim', ref },
  );
});

test('a claim that is being deleted leaves everything to its ResourceClaim', () => {
  const deleting = stored(aClaim('apps', 'orders', 'pg'), {
    deletionTimestamp: '2026-01-01T00:00:00Z',
  });
  assert.deepEqual(stepOf(observe({ claim: deleting }), now), {
    kind: 'nothing',
  });
});

for (const [name, change] of [
  ['class', { instanceClass: pending }],
  ['pool', { pool: pending }],
] as const) {
  test(`until the ${name} was read nothing is said`, () =>
    assert.deepEqual(stepOf(observe(change), now), {
      kind: 'nothing',
    }));
}

test('the event that nothing is free is recorded once, not with every count', () => {
  const one = { ...free, held: true };
  const first = stepOf(observe({ pool: found([one]) }), now);
  assert.equal(
    first.kind === 'writeStatus' && first.event?.reason,
    'NoClaimableInstancesFound',
  );
  const status = first.kind === 'writeStatus' ? first.status : undefined;
  const second = stepOf(
    observe({
      claim: { ...claim, ...(status && { status }) },
      pool: found([one, one]),
    }),
    now,
  );
  assert.equal(second.kind === 'writeStatus' && second.event, undefined);
});
