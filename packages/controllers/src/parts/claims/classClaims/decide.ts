import { resolvedClassName } from '@services-toolkit/claims';
import {
  getCondition,
  type ClassClaim,
  type ClassClaimReason,
  type Condition,
  type ObjectReference,
  resourceClaimReasons,
  type ResourceClaim,
  type ResourceClaimReason,
} from '@services-toolkit/kubernetes-api';
import type { Actor, Decision } from '../../../runtime/Decision';
import { hasProvisionFinalizer, isPlanned } from '../provisioning/originOf';
import { chooseInstance, describePoolCount } from '../rules/chooseInstance';
import type { Upkeep } from '../provisioning/Provisioner';
import { fails, holds, type Finding } from '../../../runtime/statusConditions';
import type { ProvisioningProgress } from './ProvisioningProgress';
import { decideDeletion } from './rules/decideDeletion';
import { describeUnreadable } from './rules/describeUnreadable';
import { lookupOf } from './rules/lookupOf';
import { requeueAfter } from './rules/requeueAfter';
import { whoActs } from '../rules/whoActs';
import type { ClassClaimObservation, ClassClaimStep } from './types';
import {
  provisioned,
  provisionInstance,
  refusedByGate,
} from './rules/provisionInstance';
import { prunedParameters, validated } from './rules/validated';
import { matchClass } from './rules/matchClass';
import { nextStatus, type ClassClaimFindings } from './rules/nextStatus';
import { selectClass } from './rules/selectClass';
import { withGuarantees } from './rules/withGuarantees';
import { unresolvedSelector } from './selection/unresolvedSelector';

const found = {
  ClassMatched: holds('ClassMatched', 'The class exists and is ready'),
  Validated: holds(
    'Validated',
    'Nothing has to be checked: pools take no parameters',
  ),
  ResourceClaimCreated: holds(
    'ResourceClaimCreated',
    'An instance was found, and a ResourceClaim for it was created',
  ),
} satisfies ClassClaimFindings;

/**
 * The rules of ClassClaims, in the order of the conditions: ClassMatched, Validated, ResourceClaimCreated, Ready. This file
 * has those of pools; rules/provisionInstance.ts has those of classes that make instances.
 *
 * The one ResourceClaim of a claim has a name that follows from the claim, so the API server refuses a second one. It is
 * made before anything is said in the status: a crash in between finds it again by its owner's UID. Until it holds
 * the Lease the look-up has not succeeded, and another instance may be tried; from then on, never.
 */
export function decideClassClaim(
  observation: ClassClaimObservation,
  now: Date,
): Decision<ClassClaimStep> {
  const step = withGuarantees(nextStep(observation, now), observation, now);
  return {
    step,
    requeueAfterMs: requeueAfter(observation, step),
    who: whoActsAfter(observation.claim, step),
  };
}

function whoActsAfter(claim: ClassClaim, step: ClassClaimStep): Actor {
  switch (step.kind) {
    case 'nothing':
      return whoActs(claim);
    case 'writeStatus':
      return whoActs({ ...claim, status: step.status });
    default:
      return 'controller';
  }
}

function nextStep(
  observation: ClassClaimObservation,
  now: Date,
): ClassClaimStep {
  const { claim, resourceClaim, progress } = observation;
  if (claim.metadata.deletionTimestamp !== undefined) {
    return decideDeletion(observation, now);
  }
  if (isPlanned(claim) && !hasProvisionFinalizer(claim)) {
    return { kind: 'restoreFinalizer' };
  }
  const { childOrigin = 'own' } = observation;
  const lookup = lookupOf(
    claim,
    resourceClaim,
    childOrigin,
    progress !== undefined,
  );
  switch (lookup.kind) {
    case 'bound':
      return lookup.resourceClaim
        ? mirrorStatus(observation, lookup.resourceClaim, lookup.ref, now)
        : recreate(observation, lookup.ref, now);
    case 'pending':
      // The ResourceClaim's first status, or its end, wakes us.
      return { kind: 'nothing' };
    case 'lost':
    case 'foreign':
      return {
        kind: 'deleteResourceClaim',
        resourceClaim: lookup.resourceClaim,
      };
    case 'blocked':
      return mirrorStatus(observation, lookup.resourceClaim, undefined, now);
    case 'open':
      if (observation.selection && unresolvedSelector(claim)) {
        return selectClass(claim, observation.selection, now);
      }
      return progress
        ? provisionInstance(observation, progress, now)
        : lookFor(observation, now);
    default:
      throw new TypeError(`Unknown state of a lookup: ${String(lookup)}`);
  }
}

/** Picks an instance, or says what keeps the claim from one. */
function lookFor(
  observation: ClassClaimObservation,
  now: Date,
): ClassClaimStep {
  const { claim, pool, policies, ahead, refusal } = observation;
  const match = matchClass(claim, observation.instanceClass);
  if (match.kind === 'unmatched') {
    return nextStatus(
      claim,
      { ClassMatched: fails(match.reason, match.message, match.gets) },
      {},
      now,
    );
  }
  if (match.kind === 'pending' || pool.kind === 'pending') {
    // The first answer of the class's or the pool's watch wakes us.
    return { kind: 'nothing' };
  }
  if (observation.closed) {
    return refusedByGate(claim, observation.closed, now);
  }
  const { ResourceClaimCreated: _, ...before } = found;
  if (pool.kind !== 'found') {
    return nextStatus(
      claim,
      {
        ...before,
        ResourceClaimCreated: fails(
          'UnableToQueryClaimableInstances',
          describeUnreadable(pool),
        ),
      },
      {},
      now,
    );
  }
  if (refusal !== undefined) {
    return refused(observation, refusal, now);
  }
  const { uid = '', namespace = '' } = claim.metadata;
  const choice = chooseInstance(
    { uid, namespace },
    pool.value,
    policies,
    ahead,
  );
  if (choice.kind === 'chosen') {
    return {
      kind: 'createResourceClaim',
      ref: choice.resource.ref,
      instance: choice.resource,
    };
  }
  if (choice.kind === 'othersTurn') {
    return { kind: 'yield', className: resolvedClassName(claim) ?? '' };
  }
  const finding = fails(
    'NoClaimableInstances',
    describePoolCount(choice.count, namespace),
  );
  return nextStatus(
    claim,
    { ...before, ResourceClaimCreated: finding },
    {},
    now,
    {
      type: 'Normal',
      reason: 'NoClaimableInstancesFound',
      message: finding.message,
    },
  );
}

/** The claim has found its instance for good; only the ResourceClaim is gone, so it is made again for the same one. */
function recreate(
  observation: ClassClaimObservation,
  ref: ObjectReference,
  now: Date,
): ClassClaimStep {
  return observation.refusal === undefined
    ? { kind: 'createResourceClaim', ref }
    : refused(observation, observation.refusal, now);
}

function foundOrProvisioned(
  claim: ClassClaim,
  progress: ProvisioningProgress | undefined,
) {
  return progress
    ? { ...provisioned, Validated: validated(claim, progress.parameters) }
    : found;
}

function refused(
  { claim, progress }: ClassClaimObservation,
  refusal: string,
  now: Date,
): ClassClaimStep {
  const { ResourceClaimCreated: _, ...before } = foundOrProvisioned(
    claim,
    progress,
  );
  const resourceRef = claim.status?.resourceRef;
  return nextStatus(
    claim,
    {
      ...before,
      ResourceClaimCreated: fails(
        'UnableToCreateResourceClaim',
        `The ResourceClaim for this claim could not be created: ${refusal}. It is tried again`,
      ),
    },
    {
      ...(progress && prunedParameters(claim, progress.parameters)),
      ...(resourceRef && { resourceRef }),
    },
    now,
  );
}

/** The ResourceClaim's word is the claim's; `ref` is there once it holds the Lease. */
function mirrorStatus(
  { claim, progress }: ClassClaimObservation,
  { status: its }: ResourceClaim,
  ref: ObjectReference | undefined,
  now: Date,
): ClassClaimStep {
  const ready = getCondition(its?.conditions, 'Ready');
  if (!ready) {
    return { kind: 'nothing' };
  }
  const upkeep = progress?.upkeep;
  if (upkeep?.kind === 'kept' && upkeep.uid && isAboutAnother(ready)) {
    // What was put together was made again: the ResourceClaim takes it once it is known to be the claim's.
    const { provisionedBy } = claim.status ?? {};
    if (ref && provisionedBy && provisionedBy.resourceUid !== upkeep.uid) {
      return {
        kind: 'settle',
        status: {
          ...claim.status,
          resourceRef: ref,
          provisionedBy: { ...provisionedBy, resourceUid: upkeep.uid },
        },
      };
    }
  }
  return nextStatus(
    claim,
    { ...foundOrProvisioned(claim, progress), Ready: findingOf(ready, upkeep) },
    {
      ...(progress && prunedParameters(claim, progress.parameters)),
      ...(its?.binding && { binding: its.binding }),
      ...(ref && { resourceRef: ref }),
    },
    now,
    ref && !claim.status?.resourceRef && !progress
      ? {
          type: 'Normal',
          reason: 'ClaimableInstanceFound',
          message: `${ref.kind} "${ref.name}" in namespace "${ref.namespace}" is held for this claim`,
        }
      : undefined,
  );
}

/** Whether a ResourceClaim says that the object which it holds is gone. */
function isAboutAnother({ reason }: Condition): boolean {
  return reason === 'ResourceNotFound';
}

function findingOf(
  ready: Condition,
  upkeep: Upkeep | undefined,
): Finding<ClassClaimReason | 'Ready'> {
  if (upkeep?.kind === 'failed') {
    return fails(
      'BindingNotCopyable',
      `The Secret with the credentials is not as it should be: ${upkeep.message}. It is tried again`,
    );
  }
  return ready.status === 'True'
    ? holds('Ready' as const, ready.message ?? '')
    : {
        status: ready.status,
        reason: resourceClaimReasonOf(ready),
        message: ready.message ?? '',
      };
}

/** What a ResourceClaim that the original left behind says, and is none of our reasons, is about to be said anew. */
function resourceClaimReasonOf({ reason }: Condition): ResourceClaimReason {
  const known: readonly ResourceClaimReason[] =
    Object.values(resourceClaimReasons).flat();
  return known.find(one => one === reason) ?? 'Initializing';
}
