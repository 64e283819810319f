import { isDeepStrictEqual } from 'node:util';
import {
  classClaimConditions,
  getCondition,
  type ClassClaim,
  type ClassClaimConditionType,
  type ClassClaimReason,
  type ClassClaimStatus,
  type ClusterInstanceClass,
  type ObjectReference,
  type ResourceClaim,
  type ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';
import type { Reading } from '../reading/Reading';
import {
  chooseInstance,
  describePoolCount,
  type PoolInstance,
} from '../rules/chooseInstance';
import type { ClaimableResource } from '../rules/ClaimableResource';
import {
  fails,
  holds,
  statusConditions,
  type Verdicts,
} from '../rules/statusConditions';
import { describeMissingRule } from '../reading/MissingRule';
import { lookUpOf } from './rules/lookUpOf';
import { matchClass } from './rules/matchClass';

/** Everything that decides about a ClassClaim. */
export interface ClassClaimObservation {
  claim: ClassClaim;
  /** The ResourceClaim that it controls, by its UID. */
  resourceClaim: ResourceClaim | undefined;
  instanceClass: Reading<ClusterInstanceClass>;
  /** The instances of the class's pool. */
  pool: Reading<readonly PoolInstance[]>;
  policies: readonly ResourceClaimPolicy[];
  /** The API server's refusal of a write of this same run. */
  refusal: string | undefined;
}

type Reason = ClassClaimConditionType | ClassClaimReason;

/** An Event to be recorded once the write has been done. */
export interface ClaimEvent {
  type: 'Normal' | 'Warning';
  reason: 'ClaimableInstanceFound' | 'NoClaimableInstancesFound';
  message: string;
}

/** The next write for a ClassClaim. */
export type ClassClaimStep =
  | { kind: 'nothing' }
  | {
      kind: 'createResourceClaim';
      ref: ObjectReference;
      instance?: ClaimableResource;
    }
  | { kind: 'deleteResourceClaim'; resourceClaim: ResourceClaim }
  | { kind: 'writeStatus'; status: ClassClaimStatus; event?: ClaimEvent };

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
} satisfies Verdicts<ClassClaimConditionType, Reason>;

/**
 * The rules of ClassClaims on pools, in the order of the conditions: ClassMatched, Validated, ResourceClaimCreated, Ready.
 *
 * The one ResourceClaim of a claim has a name that follows from the claim, so the API server refuses a second one. It is
 * made before anything is said in the status: a crash in between finds it again by its owner's UID. Until it holds
 * the Lease the look-up has not succeeded, and another instance may be tried; from then on, never.
 */
export function decideClassClaim(
  observation: ClassClaimObservation,
  now: Date,
): ClassClaimStep {
  const { claim, resourceClaim } = observation;
  if (claim.metadata.deletionTimestamp !== undefined) {
    // The garbage collector takes the ResourceClaim, whose finalizers release the instance.
    return { kind: 'nothing' };
  }
  const lookUp = lookUpOf(claim, resourceClaim);
  switch (lookUp.kind) {
    case 'settled':
      return lookUp.resourceClaim
        ? passOn(observation, lookUp.resourceClaim, lookUp.ref, now)
        : remake(observation, lookUp.ref, now);
    case 'underWay':
      // The ResourceClaim's first status, or its end, wakes us.
      return { kind: 'nothing' };
    case 'lost':
      return {
        kind: 'deleteResourceClaim',
        resourceClaim: lookUp.resourceClaim,
      };
    case 'hindered':
      return passOn(observation, lookUp.resourceClaim, undefined, now);
    case 'open':
      return lookFor(observation, now);
    default:
      throw new TypeError(`Unknown state of a look-up: ${String(lookUp)}`);
  }
}

/** Picks an instance, or says what keeps the claim from one. */
function lookFor(
  observation: ClassClaimObservation,
  now: Date,
): ClassClaimStep {
  const { claim, pool, policies, refusal } = observation;
  const match = matchClass(claim, observation.instanceClass);
  if (match.kind === 'unmatched') {
    return status(
      observation,
      { ClassMatched: fails(match.reason, match.message) },
      {},
      now,
    );
  }
  if (match.kind === 'pending' || pool.kind === 'pending') {
    // The first answer of the class's or the pool's watch wakes us.
    return { kind: 'nothing' };
  }
  const { ResourceClaimCreated: _, ...before } = found;
  if (pool.kind !== 'found') {
    return status(
      observation,
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
  const choice = chooseInstance({ uid, namespace }, pool.value, policies);
  if (choice.kind === 'chosen') {
    return {
      kind: 'createResourceClaim',
      ref: choice.resource.ref,
      instance: choice.resource,
    };
  }
  const verdict = fails(
    'NoClaimableInstances',
    describePoolCount(choice.count, namespace),
  );
  return status(
    observation,
    { ...before, ResourceClaimCreated: verdict },
    {},
    now,
    {
      type: 'Normal',
      reason: 'NoClaimableInstancesFound',
      message: verdict.message,
    },
  );
}

/** The claim has found its instance for good; only the ResourceClaim is gone, so it is made again for the same one. */
function remake(
  observation: ClassClaimObservation,
  ref: ObjectReference,
  now: Date,
): ClassClaimStep {
  return observation.refusal === undefined
    ? { kind: 'createResourceClaim', ref }
    : refused(observation, observation.refusal, now);
}

function refused(
  observation: ClassClaimObservation,
  refusal: string,
  now: Date,
): ClassClaimStep {
  const { ResourceClaimCreated: _, ...before } = found;
  const resourceRef = observation.claim.status?.resourceRef;
  return status(
    observation,
    {
      ...before,
      ResourceClaimCreated: fails(
        'UnableToCreateResourceClaim',
        `The ResourceClaim for this claim could not be created: ${refusal}. It is tried again`,
      ),
    },
    resourceRef ? { resourceRef } : {},
    now,
  );
}

/** The ResourceClaim's word is the claim's; `ref` is there once it holds the Lease. */
function passOn(
  observation: ClassClaimObservation,
  { status: its }: ResourceClaim,
  ref: ObjectReference | undefined,
  now: Date,
): ClassClaimStep {
  const ready = getCondition(its?.conditions, 'Ready');
  if (!ready) {
    return { kind: 'nothing' };
  }
  const verdict =
    ready.status === 'True'
      ? holds('Ready' as const, ready.message ?? '')
      : {
          status: ready.status,
          // It comes from the status of a ResourceClaim, which only the controllers may write.
          reason: (ready.reason ?? 'Initializing') as Reason,
          message: ready.message ?? '',
        };
  return status(
    observation,
    { ...found, Ready: verdict },
    {
      ...(its?.binding && { binding: its.binding }),
      ...(ref && { resourceRef: ref }),
    },
    now,
    ref && !observation.claim.status?.resourceRef
      ? {
          type: 'Normal',
          reason: 'ClaimableInstanceFound',
          message: `${ref.kind} "${ref.name}" in namespace "${ref.namespace}" is held for this claim`,
        }
      : undefined,
  );
}

/** Ready is the first condition that does not hold, where nothing else was said about it. */
function status(
  { claim }: ClassClaimObservation,
  verdicts: Verdicts<ClassClaimConditionType, Reason>,
  rest: Pick<ClassClaimStatus, 'binding' | 'resourceRef'>,
  now: Date,
  event?: ClaimEvent,
): ClassClaimStep {
  const failing = classClaimConditions
    .map(type => verdicts[type])
    .find(verdict => verdict !== undefined && verdict.status !== 'True');
  const { provisionedResourceRef } = claim.status ?? {};
  const wished: ClassClaimStatus = {
    ...(claim.metadata.generation !== undefined && {
      observedGeneration: claim.metadata.generation,
    }),
    conditions: statusConditions(
      classClaimConditions,
      { ...verdicts, ...(failing && !verdicts.Ready && { Ready: failing }) },
      claim,
      now,
    ),
    ...rest,
    ...(provisionedResourceRef && { provisionedResourceRef }),
  };
  if (isDeepStrictEqual(wished, claim.status)) {
    return { kind: 'nothing' };
  }
  const reasonBefore = getCondition(claim.status?.conditions, 'Ready')?.reason;
  const isNews = failing === undefined || failing.reason !== reasonBefore;
  return {
    kind: 'writeStatus',
    status: wished,
    ...(event && isNews && { event }),
  };
}

function describeUnreadable(
  pool: Exclude<Reading<unknown>, { kind: 'found' } | { kind: 'pending' }>,
): string {
  switch (pool.kind) {
    case 'forbidden':
      return `The instances of the pool cannot be listed. ${describeMissingRule(
        pool.rule,
      )}`;
    case 'absent':
      return 'The instances of the pool cannot be listed: their kind is not served any more';
    case 'failed':
      return `The instances of the pool cannot be listed: ${pool.message}`;
    default:
      throw new TypeError(`Unknown reading: ${String(pool)}`);
  }
}
