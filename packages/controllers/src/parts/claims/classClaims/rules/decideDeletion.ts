import {
  annotations,
  classClaimConditions,
  getCondition,
  type ClassClaim,
  type ClassClaimReason,
} from '@services-toolkit/kubernetes-api';
import { hasProvisionFinalizer } from '../../provisioning/originOf';
import { fails } from '../../../../runtime/statusConditions';
import type { ClassClaimObservation, ClassClaimStep } from '../types';
import { nextStatus, type ClassClaimFindings } from './nextStatus';

/**
 * A claim that is being deleted. Its ResourceClaim goes first, so that no workload keeps credentials of what no longer
 * exists; then the instance; then the finalizer. Of claims on pools the garbage collector takes the ResourceClaim, whose
 * own finalizers release the instance.
 */
export function decideDeletion(
  { claim, resourceClaim, progress }: ClassClaimObservation,
  now: Date,
): ClassClaimStep {
  if (!hasProvisionFinalizer(claim)) {
    return { kind: 'nothing' };
  }
  if (resourceClaim && resourceClaim.metadata.deletionTimestamp === undefined) {
    return { kind: 'deleteResourceClaim', resourceClaim };
  }
  const ref = claim.status?.provisionedResourceRef;
  if (!ref) {
    // Nothing was made yet: the reference is written before the object.
    return { kind: 'removeFinalizer' };
  }
  const what = `${ref.kind} "${ref.name}"${
    ref.namespace ? ` in namespace "${ref.namespace}"` : ''
  }`;
  const abandoned =
    claim.metadata.annotations?.[annotations.abandon] === 'true';
  const { removal, provisioner } = progress ?? {};
  if (!removal || !provisioner) {
    return { kind: 'remove' };
  }
  if (removal.kind === 'gone') {
    return {
      kind: 'removeFinalizer',
      event: {
        type: 'Normal',
        reason: provisioner.eventReasons.deleted,
        message: `${what} was deleted with this claim`,
      },
    };
  }
  if (abandoned) {
    return abandon(what, removal.message);
  }
  return removal.kind === 'underWay'
    ? state(
        claim,
        'ClaimMarkedForDeletion',
        `The claim is kept until ${what} is gone. ${removal.message}`,
        now,
      )
    : state(
        claim,
        'UnableToDeleteClaimableInstance',
        `${what} cannot be deleted: ${removal.message}. The annotation ${annotations.abandon}: "true" lets the claim go and leaves it behind`,
        now,
        provisioner.eventReasons.deletionFailed,
      );
}

function abandon(what: string, why: string): ClassClaimStep {
  return {
    kind: 'removeFinalizer',
    event: {
      type: 'Warning',
      reason: 'InstanceAbandoned',
      message: `${what} may still exist, and cost money: the claim was let go as its annotation asks. What kept it: ${why}`,
    },
  };
}

function state(
  claim: ClassClaim,
  reason: Extract<
    ClassClaimReason,
    'ClaimMarkedForDeletion' | 'UnableToDeleteClaimableInstance'
  >,
  message: string,
  now: Date,
  event?: 'CompositeResourceDeletionFailed' | 'InstanceDeletionFailed',
): ClassClaimStep {
  const { resourceRef } = claim.status ?? {};
  return nextStatus(
    claim,
    { ...findingsOf(claim), Ready: fails(reason, message) },
    resourceRef ? { resourceRef } : {},
    now,
    event && { type: 'Warning', reason: event, message },
  );
}

/** What was said of it while it lived, still holds. */
function findingsOf(claim: ClassClaim): ClassClaimFindings {
  return Object.fromEntries(
    classClaimConditions.flatMap(type => {
      const condition = getCondition(claim.status?.conditions, type);
      return condition
        ? [
            [
              type,
              {
                status: condition.status,
                reason: condition.reason || type,
                message: condition.message ?? '',
              },
            ],
          ]
        : [];
    }),
  );
}
