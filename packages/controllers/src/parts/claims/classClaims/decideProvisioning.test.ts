import assert from 'node:assert/strict';
import { summarizeClaim } from '@services-toolkit/claims';
import { test } from 'node:test';
import {
  annotations,
  finalizers,
  getCondition,
  type ClassClaim,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  aPoolClass,
  aResourceClaim,
} from '../../../__testUtils__/databases';
import { now, stored } from '../../../__testUtils__/stored';
import type { Provisioning, Removal } from '../provisioning/Provisioner';
import { absent, found, pending } from '../../../runtime/ReadResult';
import { decideClassClaim } from './decide';
import type { ClassClaimObservation, ClassClaimStep } from './types';
import type { ProvisioningProgress } from './ProvisioningProgress';
import { prunedParameters, validated } from './rules/validated';

const xr = {
  apiVersion: 'example.org/v1',
  kind: 'XDatabase',
  name: 'orders-uid-o',
};
const secretRef = (namespace: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  name: 'login',
  namespace,
});
const instanceClass: ClusterInstanceClass = {
  ...stored(aPoolClass('pg')),
  spec: {
    provisioner: { crossplane: { compositeResourceDefinition: 'xdatabases' } },
  },
  status: {
    observedGeneration: 1,
    conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
    claimParameters: { openAPIV3Schema: { type: 'object' } },
  },
};
const claim = stored(aClaim('apps', 'orders', 'pg'));
const planned: ClassClaim = {
  ...claim,
  metadata: {
    ...claim.metadata,
    finalizers: [finalizers.classClaimProvision],
    annotations: { [annotations.xrdName]: 'xdatabases' },
  },
  status: { provisionedResourceRef: xr },
};
const deleting = (status: ClassClaim['status']): ClassClaim => ({
  ...planned,
  metadata: {
    ...planned.metadata,
    deletionTimestamp: '2026-01-01T11:00:00Z',
  },
  ...(status && { status }),
});
const progress = (
  change: Partial<ProvisioningProgress> = {},
): ProvisioningProgress => ({
  provisioner: {
    name: 'crossplane',
    originAnnotation: annotations.xrdName,
    eventReasons: {
      created: 'CreatedCompositeResource',
      deleted: 'DeletedCompositeResource',
      deletionFailed: 'CompositeResourceDeletionFailed',
    },
  },
  parameters: { kind: 'valid', order: { instanceClass, parameters: {} } },
  ...change,
});

function decide(change: Partial<ClassClaimObservation>): ClassClaimStep {
  return decideClassClaim(
    {
      claim,
      resourceClaim: undefined,
      instanceClass: found(instanceClass),
      pool: pending,
      policies: () => [],
      progress: progress(),
      refusal: undefined,
      ...change,
    },
    now,
  ).step;
}

function conditionOf(step: ClassClaimStep, type: string) {
  assert.ok('status' in step, `no status is written, but: ${step.kind}`);
  return getCondition(step.status.conditions, type);
}

test('finalizer, annotation and reference are written before anything is made', () => {
  assert.deepEqual(decide({}), { kind: 'plan' });
  const plan = {
    origin: 'xdatabases',
    provisionedBy: { compositeResourceDefinition: 'xdatabases' },
    provisionedResourceRef: xr,
  };
  const step = decide({ progress: progress({ plan }) });
  assert.ok(step.kind === 'recordPlan');
  assert.equal(step.annotation, annotations.xrdName);
  assert.equal(step.origin, 'xdatabases');
  assert.deepEqual(step.status.provisionedResourceRef, xr);
  assert.equal(conditionOf(step, 'Ready')?.reason, 'ResourceNotReady');
  assert.equal(conditionOf(step, 'Validated')?.status, 'True');
  assert.deepEqual(decide({ claim: planned }), { kind: 'provision' });
});

test('a finalizer and an annotation alone, which anybody may write, are planned anew', () => {
  const { status: _, ...forged } = planned;
  assert.deepEqual(decide({ claim: forged }), { kind: 'plan' });
});

test('parameters that the class does not know are told, and stay told when the claim is ready', () => {
  const parameters = {
    kind: 'valid' as const,
    order: { instanceClass, parameters: {} },
    pruned: [
      { path: 'spec.parameters.sizee', similar: 'size' },
      { path: 'spec.parameters.zz' },
    ],
  };
  const plan = {
    origin: 'xdatabases',
    provisionedBy: { compositeResourceDefinition: 'xdatabases' },
    provisionedResourceRef: xr,
  };
  const step = decide({ progress: progress({ plan, parameters }) });
  const said = conditionOf(step, 'Validated');
  assert.equal(said?.status, 'True');
  assert.equal(
    said?.message,
    'The parameters are what the class takes; not known to the class and left out: spec.parameters.sizee (did you mean size?), spec.parameters.zz',
  );
  assert.ok('status' in step);
  assert.deepEqual(step.status.prunedParameters, parameters.pruned);
  const settled = { ...planned, status: step.status };
  assert.deepEqual(prunedParameters(settled, { kind: 'noClass' }), {
    prunedParameters: parameters.pruned,
  });
  assert.deepEqual(
    prunedParameters(settled, { ...parameters, pruned: [] }),
    {},
    'once corrected, nothing is left out',
  );
  assert.deepEqual(
    validated({ ...planned, status: step.status }, { kind: 'noClass' }),
    { status: 'True', reason: 'Validated', message: said?.message },
  );
});

test('of parameters that the class does not know, long paths and long lists do not fill the status', () => {
  const pruned = [
    { path: `spec.parameters.${'x'.repeat(100_000)}` },
    ...Array.from({ length: 40 }, (_, n) => ({
      path: `spec.parameters.p${n}`,
    })),
  ];
  const parameters = {
    kind: 'valid' as const,
    order: { instanceClass, parameters: {} },
    pruned,
  };
  const kept = prunedParameters(planned, parameters).prunedParameters;
  assert.equal(kept?.length, 32);
  assert.equal(kept?.[0]?.path, 'spec.parameters.p0');
  const { message } = validated(planned, parameters);
  assert.ok(message.length < 1_000, message);
  assert.match(message, /spec\.parameters\.p9, and 31 more$/);
});

for (const { name, change, condition, reason, message } of [
  {
    name: 'one who may not claim',
    change: {
      closed: {
        reason: 'ClaimNotAuthorized' as const,
        message: 'alice may not',
      },
      progress: progress({
        parameters: { kind: 'invalid' as const, violations: ['x'] },
      }),
    },
    condition: 'ClassMatched',
    reason: 'ClaimNotAuthorized',
    message: /alice may not/,
  },
  {
    name: 'all violations at once',
    change: {
      progress: progress({
        parameters: {
          kind: 'invalid' as const,
          violations: [
            'spec.parameters.a: Required value',
            'spec.parameters.b: too long',
          ],
        },
      }),
    },
    condition: 'Validated',
    reason: 'ReasonParametersInvalid',
    message:
      /spec\.parameters\.a: Required value; spec\.parameters\.b: too long/,
  },
  {
    name: 'a class that is gone',
    change: { instanceClass: absent },
    condition: 'ClassMatched',
    reason: 'ClassDoesNotExist',
    message: /There is no ClusterInstanceClass "pg"/,
  },
  {
    name: "the instance's own words",
    change: {
      claim: planned,
      progress: progress({
        provisioning: {
          kind: 'notReady' as const,
          reason: 'ResourceNotReady' as const,
          isFailing: false,
          message: 'Unready resources: a, b',
        },
      }),
    },
    condition: 'ResourceClaimCreated',
    reason: 'ResourceNotReady',
    message: /Unready resources: a, b/,
  },
  {
    name: 'an instance that never tells',
    change: {
      claim: planned,
      progress: progress({
        provisioning: {
          kind: 'notReady' as const,
          reason: 'ResourceReadyUnsupported' as const,
          isFailing: true,
          message: 'never',
        },
      }),
    },
    condition: 'ResourceClaimCreated',
    reason: 'ResourceReadyUnsupported',
    message: /never/,
  },
  {
    name: 'what the API server refuses to make',
    change: {
      claim: planned,
      progress: progress({
        provisioning: { kind: 'refused' as const, message: 'exceeded quota' },
      }),
    },
    condition: 'ResourceClaimCreated',
    reason: 'UnableToCreateClaimableInstance',
    message: /exceeded quota\. It is tried again/,
  },
  {
    name: 'what the API server refuses to have claimed',
    change: {
      claim: planned,
      refusal: 'the name is taken',
      progress: progress({
        provisioning: {
          kind: 'ready' as const,
          ref: secretRef('apps'),
          uid: 'uid-of-login',
        },
      }),
    },
    condition: 'ResourceClaimCreated',
    reason: 'UnableToCreateResourceClaim',
    message: /the name is taken/,
  },
]) {
  test(`not ready, and why: ${name}`, () => {
    const step = decide(change);
    assert.equal(step.kind, 'writeStatus');
    for (const type of [condition, 'Ready']) {
      assert.equal(conditionOf(step, type)?.status, 'False');
      assert.equal(conditionOf(step, type)?.reason, reason);
      assert.match(conditionOf(step, type)?.message ?? '', message);
    }
    assert.ok('status' in step);
    const again = decide({
      ...change,
      claim: { ...(change.claim ?? claim), status: step.status },
    });
    assert.deepEqual(again, { kind: 'nothing' });
  });
}

test('an instance that fails is told from one that takes its time by Stalled and Reconciling, one at a time', () => {
  let current = planned;
  for (const [isFailing, is, isNot] of [
    [false, 'Reconciling', 'Stalled'],
    [true, 'Stalled', 'Reconciling'],
    [false, 'Reconciling', 'Stalled'],
  ] as const) {
    const step = decide({
      claim: current,
      progress: progress({
        provisioning: {
          kind: 'notReady',
          reason: 'ResourceNotReady',
          isFailing,
          message: 'the same words',
        },
      }),
    });
    assert.ok('status' in step);
    assert.deepEqual(
      { ...conditionOf(step, is), lastTransitionTime: undefined },
      {
        ...conditionOf(step, 'Ready'),
        type: is,
        status: 'True',
        lastTransitionTime: undefined,
      },
    );
    assert.equal(conditionOf(step, isNot), undefined);
    current = { ...current, status: step.status };
    assert.equal(
      summarizeClaim(current).state,
      isFailing ? 'failed' : 'waiting',
    );
  }
});

test('a class whose status is about another spec is waited for', () => {
  const edited = {
    ...instanceClass,
    metadata: { ...instanceClass.metadata, generation: 2 },
  };
  assert.deepEqual(decide({ instanceClass: found(edited) }), {
    kind: 'nothing',
  });
});

test('what is being made goes on although the class is gone', () => {
  assert.deepEqual(
    decide({
      claim: planned,
      instanceClass: absent,
      progress: progress({ parameters: { kind: 'noClass' } }),
    }),
    { kind: 'provision' },
  );
});

const ready = (namespace: string): Provisioning => ({
  kind: 'ready',
  ref: secretRef(namespace),
  uid: 'uid-of-login',
});

test('credentials in the same namespace are claimed at once', () => {
  assert.deepEqual(
    decide({
      claim: planned,
      progress: progress({ provisioning: ready('apps') }),
    }),
    { kind: 'createResourceClaim', ref: secretRef('apps') },
  );
});

test('credentials in another namespace are named in the status first, which is what lets them be claimed without a policy', () => {
  const provisioning = progress({ provisioning: ready('system') });
  const step = decide({ claim: planned, progress: provisioning });
  assert.ok(step.kind === 'settle');
  assert.deepEqual(step.status.resourceRef, secretRef('system'));
  assert.deepEqual(
    decide({
      claim: { ...planned, status: step.status },
      progress: provisioning,
    }),
    { kind: 'createResourceClaim', ref: secretRef('system') },
  );
});

test('that an instance was made is told once it is, however soon it is ready, and also where it was refused before', () => {
  const refused: ClassClaim = {
    ...planned,
    status: {
      ...planned.status,
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'UnableToCreateClaimableInstance',
        },
      ],
    },
  };
  const notReady: Provisioning = {
    kind: 'notReady',
    reason: 'ResourceNotReady',
    isFailing: false,
    message: 'Unready resources: a, b',
  };
  for (const provisioning of [notReady, ready('apps'), ready('system')]) {
    for (const [told, it, isNew] of [
      [true, planned, true],
      [true, refused, false],
      [false, planned, false],
    ] as const) {
      const step = decide({
        claim: it,
        progress: progress({ provisioning, isNew }),
      });
      const event = 'event' in step ? step.event : undefined;
      assert.equal(
        event?.message,
        told
          ? 'XDatabase "orders-uid-o" was created for this claim'
          : undefined,
        `${provisioning.kind}: ${step.kind}`,
      );
    }
  }
  const provisioning: Provisioning = { kind: 'refused', message: 'no' };
  const step = decide({
    claim: planned,
    progress: progress({ provisioning, isNew: true }),
  });
  assert.ok(step.kind === 'writeStatus' && step.event === undefined);
});

const gone: Removal = { kind: 'gone' };
const own = stored(aResourceClaim('apps', 'orders-uid-o', secretRef('apps')));

test('deletion: the ResourceClaim, then the instance, then the finalizer', () => {
  const it = deleting(planned.status);
  assert.deepEqual(decide({ claim: it, resourceClaim: own }), {
    kind: 'deleteResourceClaim',
    resourceClaim: own,
  });
  assert.deepEqual(decide({ claim: it }), { kind: 'remove' });
  const step = decide({ claim: it, progress: progress({ removal: gone }) });
  assert.ok(step.kind === 'removeFinalizer');
  assert.equal(step.event?.reason, 'DeletedCompositeResource');
});

test('deletion before anything was made', () => {
  assert.deepEqual(decide({ claim: deleting({}) }), {
    kind: 'removeFinalizer',
  });
});

test('deletion of a claim on a pool is left to the garbage collector', () => {
  const it = stored(aClaim('apps', 'orders', 'pg'), {
    deletionTimestamp: '2026-01-01T11:00:00Z',
    finalizers: ['somebody.else/finalizer'],
  });
  assert.deepEqual(decide({ claim: it }), { kind: 'nothing' });
});

test('what cannot be deleted keeps the claim, says why, and is let go with the annotation', () => {
  const removal: Removal = { kind: 'blocked', message: 'forbidden' };
  const it = deleting(planned.status);
  const step = decide({ claim: it, progress: progress({ removal }) });
  assert.ok(step.kind === 'writeStatus');
  assert.equal(
    conditionOf(step, 'Ready')?.reason,
    'UnableToDeleteClaimableInstance',
  );
  assert.match(conditionOf(step, 'Ready')?.message ?? '', /forbidden.*abandon/);
  assert.equal(step.event?.reason, 'CompositeResourceDeletionFailed');

  const abandoned = {
    ...it,
    metadata: {
      ...it.metadata,
      annotations: {
        ...it.metadata.annotations,
        [annotations.abandon]: 'true',
      },
    },
  };
  const abandoning = decide({
    claim: abandoned,
    progress: progress({ removal }),
  });
  assert.ok(abandoning.kind === 'removeFinalizer');
  assert.equal(abandoning.event?.reason, 'InstanceAbandoned');
  assert.match(
    abandoning.event?.message ?? '',
    /XDatabase "orders-uid-o".*forbidden/,
  );
});

test('what is under way is said, and written once', () => {
  const removal: Removal = { kind: 'underWay', message: 'Its finalizer waits' };
  const it = deleting(planned.status);
  const step = decide({ claim: it, progress: progress({ removal }) });
  assert.equal(conditionOf(step, 'Ready')?.reason, 'ClaimMarkedForDeletion');
  assert.ok('status' in step);
  assert.deepEqual(
    decide({
      claim: { ...it, status: step.status },
      progress: progress({ removal }),
    }),
    { kind: 'nothing' },
  );
});

test('what was made is deleted by what the status says, also without the annotations', () => {
  const { annotations: _, ...metadata } = deleting(planned.status).metadata;
  assert.deepEqual(
    decide({ claim: { ...deleting(planned.status), metadata } }),
    { kind: 'remove' },
  );
});

test('a finalizer that somebody removed is put back before anything else is done', () => {
  const { finalizers: _, ...metadata } = planned.metadata;
  for (const status of [
    planned.status,
    { ...planned.status, resourceRef: secretRef('apps') },
  ]) {
    const step = decide({
      claim: { ...planned, metadata, ...(status && { status }) },
    });
    assert.deepEqual(step, { kind: 'restoreFinalizer' });
  }
});

test('valid parameters that were edited before the claim was fulfilled are recorded first', () => {
  const status: ClassClaim['status'] = {
    provisionedResourceRef: xr,
    provisionedBy: { className: 'pg', template: 'small', parameters: { a: 1 } },
  };
  const edited = (parameters: ProvisioningProgress['parameters']) =>
    decide({
      claim: { ...planned, status },
      progress: progress({ parameters }),
    });
  const order = (parameters: Record<string, unknown>) =>
    ({ kind: 'valid', order: { instanceClass, parameters } } as const);
  assert.deepEqual(edited(order({ a: 2 })), {
    kind: 'settle',
    status: {
      ...status,
      provisionedBy: { ...status.provisionedBy, parameters: { a: 2 } },
    },
  });
  assert.deepEqual(edited(order({ a: 1 })), { kind: 'provision' });
  assert.deepEqual(
    edited({ kind: 'invalid', violations: ['spec.parameters.a'] }),
    {
      kind: 'provision',
    },
  );
  assert.deepEqual(edited({ kind: 'noClass' }), { kind: 'provision' });
});

const fulfilled: ClassClaim = {
  ...planned,
  status: {
    provisionedResourceRef: xr,
    provisionedBy: { className: 'pg', template: 'small', parameters: {} },
    resourceRef: secretRef('apps'),
  },
};
const childThat = (reason: string, status: 'True' | 'False') => ({
  ...stored(aResourceClaim('apps', 'orders-uid-o', secretRef('apps'))),
  status: {
    observedGeneration: 1,
    claimedResourceRef: secretRef('apps'),
    binding: { name: 'login' },
    conditions: [{ type: 'Ready', status, reason, message: reason }],
  },
});

test('credentials that could not be brought up to date are told, though the ResourceClaim is content', () => {
  const step = decide({
    claim: fulfilled,
    resourceClaim: childThat('Ready', 'True'),
    progress: progress({
      upkeep: { kind: 'failed', message: 'not on a Friday' },
    }),
  });
  assert.equal(conditionOf(step, 'Ready')?.reason, 'BindingNotCopyable');
  assert.match(
    conditionOf(step, 'Ready')?.message ?? '',
    /is not as it should be: not on a Friday/,
  );
});

test('a Secret that was made again is recorded by its UID, which lets the ResourceClaim take it', () => {
  const upkeep = { kind: 'kept', uid: 'uid-of-the-second' } as const;
  const step = decide({
    claim: fulfilled,
    resourceClaim: childThat('ResourceNotFound', 'False'),
    progress: progress({ upkeep }),
  });
  assert.ok(step.kind === 'settle');
  assert.equal(step.status.provisionedBy?.resourceUid, 'uid-of-the-second');
  const content = decide({
    claim: fulfilled,
    resourceClaim: childThat('Ready', 'True'),
    progress: progress({ upkeep }),
  });
  assert.ok(content.kind === 'writeStatus');
  assert.equal(content.status.provisionedBy?.resourceUid, undefined);
});

test('what cannot even be planned is told', () => {
  const step = decide({
    progress: progress({ provisioning: { kind: 'refused', message: '503' } }),
  });
  assert.equal(
    conditionOf(step, 'Ready')?.reason,
    'UnableToCreateClaimableInstance',
  );
});
