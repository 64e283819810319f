import { isDeepStrictEqual } from 'node:util';
import {
  getCondition,
  type ClassClaim,
  type ClassClaimReason,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import {
  fails,
  holds,
  type Finding,
} from '../../../../runtime/statusConditions';
import { isPlanned } from '../../provisioning/originOf';
import type { Provisioning } from '../../provisioning/Provisioner';
import type { ClassClaimObservation, ClassClaimStep } from '../types';
import type { Refusal } from '../Gate';
import type { ProvisioningProgress } from '../ProvisioningProgress';
import { matchClass } from './matchClass';
import {
  nextStatus,
  type ClaimEvent,
  type ClassClaimFindings,
} from './nextStatus';
import { prunedParameters, validated } from './validated';

const matched = holds('ClassMatched', 'The class exists and is ready');

/** What is said of a claim whose instance was made and is claimed. */
export const provisioned = {
  ClassMatched: matched,
  Validated: holds('Validated', 'The parameters are what the class takes'),
  ResourceClaimCreated: holds(
    'ResourceClaimCreated',
    'An instance was made, and a ResourceClaim for its credentials was created',
  ),
} satisfies ClassClaimFindings;

/** What holds before anything is made. */
function before(claim: ClassClaim, { parameters }: ProvisioningProgress) {
  return { ClassMatched: matched, Validated: validated(claim, parameters) };
}

/**
 * The rules of claims on classes that make instances: ClassMatched (and allowed), Validated, then the instance. Before
 * anything is made, the claim carries all that its deletion needs: finalizer and annotation first, the reference to
 * what will be made second, the object third. From then on its class and its spec no longer matter.
 */
export function provisionInstance(
  observation: ClassClaimObservation,
  progress: ProvisioningProgress,
  now: Date,
): ClassClaimStep {
  return isPlanned(observation.claim)
    ? followInstance(observation, progress, now)
    : planInstance(observation, progress, now);
}

function planInstance(
  { claim, instanceClass, closed }: ClassClaimObservation,
  progress: ProvisioningProgress,
  now: Date,
): ClassClaimStep {
  const { parameters, plan, provisioning, provisioner } = progress;
  const match = matchClass(claim, instanceClass);
  if (match.kind === 'unmatched') {
    const finding = fails(match.reason, match.message, match.gets);
    return nextStatus(claim, { ClassMatched: finding }, {}, now);
  }
  if (match.kind === 'pending' || parameters.kind === 'noClass') {
    return { kind: 'nothing' };
  }
  if (closed) {
    return refusedByGate(claim, closed, now);
  }
  if (parameters.kind === 'invalid') {
    const finding = fails(
      'ReasonParametersInvalid',
      `${parameters.violations.join(
        '; ',
      )}. Correct them; the claim continues automatically`,
    );
    return nextStatus(
      claim,
      { ClassMatched: matched, Validated: finding },
      {},
      now,
      {
        type: 'Warning',
        reason: 'ParametersValidationFailed',
        message: finding.message,
      },
    );
  }
  if (!plan && provisioning?.kind === 'refused') {
    return nextStatus(
      claim,
      {
        ...before(claim, progress),
        ResourceClaimCreated: obstacleOf(provisioning, undefined),
      },
      prunedParameters(claim, parameters),
      now,
    );
  }
  if (!plan) {
    return { kind: 'plan' };
  }
  if ('kind' in plan) {
    return { kind: 'nothing' };
  }
  const { provisionedResourceRef, provisionedResources, provisionedBy } = plan;
  const { kind, name } = provisionedResourceRef;
  const next = nextStatus(
    claim,
    {
      ...before(claim, progress),
      ResourceClaimCreated: fails(
        'ResourceNotReady',
        `${kind} "${name}" is being made`,
        'on',
      ),
    },
    {
      ...prunedParameters(claim, parameters),
      provisionedResourceRef,
      ...(provisionedResources && { provisionedResources }),
      provisionedBy: {
        className: match.instanceClass.metadata.name ?? '',
        ...provisionedBy,
      },
    },
    now,
  );
  return next.kind === 'nothing'
    ? next
    : {
        kind: 'recordPlan',
        annotation: provisioner.originAnnotation,
        origin: plan.origin,
        status: next.status,
      };
}

/** A gate does not let the claim pass: it says so, and waits before it. */
export function refusedByGate(
  claim: ClassClaim,
  { reason, message }: Refusal,
  now: Date,
): ClassClaimStep {
  return nextStatus(claim, { ClassMatched: fails(reason, message) }, {}, now);
}

function followInstance(
  { claim, refusal }: ClassClaimObservation,
  progress: ProvisioningProgress,
  now: Date,
): ClassClaimStep {
  const { provisioning } = progress;
  if (!provisioning) {
    return renewParameters(claim, progress) ?? { kind: 'provision' };
  }
  if (provisioning.kind === 'pending') {
    return { kind: 'nothing' };
  }
  const event = tellMade(claim, provisioning, progress);
  if (provisioning.kind === 'ready' && refusal === undefined) {
    const { ref, uid } = provisioning;
    // Across namespaces the ResourceClaim needs no policy if the claim's status names the same object: see matchResource.
    return ref.namespace === claim.metadata.namespace
      ? { kind: 'createResourceClaim', ref, ...event }
      : settle(claim, progress, ref, uid, event, now);
  }
  const next = nextStatus(
    claim,
    {
      ...before(claim, progress),
      ResourceClaimCreated: obstacleOf(provisioning, refusal),
    },
    prunedParameters(claim, progress.parameters),
    now,
  );
  // It is told though the reason is what it was: "is being made" was said before it was made.
  return next.kind === 'nothing' ? next : { ...next, ...event };
}

/**
 * Until the claim has its credentials, an edit of its parameters counts, if they are valid: an instance that the API server
 * refuses could not be corrected otherwise. They are in the status before anything is made from them.
 */
function renewParameters(
  { status }: ClassClaim,
  { parameters }: ProvisioningProgress,
): ClassClaimStep | undefined {
  const recorded = status?.provisionedBy;
  if (
    recorded?.template === undefined ||
    parameters.kind !== 'valid' ||
    isDeepStrictEqual(parameters.order.parameters, recorded.parameters)
  ) {
    return undefined;
  }
  return {
    kind: 'settle',
    status: {
      ...status,
      provisionedBy: {
        ...recorded,
        parameters: parameters.order.parameters,
      },
    },
  };
}

/** The Event of the run that has made the instance, be it that the API server had refused it until then. */
function tellMade(
  { status }: ClassClaim,
  provisioning: Provisioning,
  { isNew, provisioner }: ProvisioningProgress,
): { event?: ClaimEvent } {
  const said = getCondition(status?.conditions, 'Ready')?.reason;
  if (
    provisioning.kind === 'refused' ||
    !(isNew || said === 'UnableToCreateClaimableInstance')
  ) {
    return {};
  }
  const { kind, name } = status?.provisionedResourceRef ?? {};
  return {
    event: {
      type: 'Normal',
      reason: provisioner.eventReasons.created,
      message: `${kind} "${name}" was created for this claim`,
    },
  };
}

function settle(
  claim: ClassClaim,
  progress: ProvisioningProgress,
  resourceRef: ObjectReference,
  resourceUid: string,
  event: { event?: ClaimEvent },
  now: Date,
): ClassClaimStep {
  const { provisionedBy } = claim.status ?? {};
  const next = nextStatus(
    claim,
    before(claim, progress),
    {
      ...prunedParameters(claim, progress.parameters),
      resourceRef,
      provisionedBy: { ...provisionedBy, resourceUid },
    },
    now,
  );
  return next.kind === 'nothing' ? next : { ...next, ...event, kind: 'settle' };
}

function obstacleOf(
  provisioning: Exclude<Provisioning, { kind: 'pending' }>,
  refusal: string | undefined,
): Finding<ClassClaimReason> {
  switch (provisioning.kind) {
    case 'refused':
      return fails(
        'UnableToCreateClaimableInstance',
        `${provisioning.message}. It is tried again`,
      );
    case 'notReady':
      return fails(
        provisioning.reason,
        provisioning.message,
        provisioning.isFailing ? 'stuck' : 'on',
      );
    case 'ready':
      return fails(
        'UnableToCreateResourceClaim',
        `The ResourceClaim for this claim could not be created: ${refusal}. It is tried again`,
      );
    default:
      throw new TypeError(`Unknown provisioning: ${String(provisioning)}`);
  }
}
