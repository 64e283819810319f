import { isDeepStrictEqual } from 'node:util';
import {
  identityKey,
  identityOf,
  type ClaimableResource,
} from '@services-toolkit/claims';
import {
  resourceClaimConditions,
  type ResourceClaim,
  type ResourceClaimConditionType,
  type ResourceClaimReason,
  type ResourceClaimStatus,
} from '@services-toolkit/kubernetes-api';
import {
  fails,
  holds,
  observedGenerationOf,
  statusConditions,
  type Finding,
} from '../../../runtime/statusConditions';
import { withProgress } from '../rules/withProgress';
import type { ResourceClaimObservation } from './ResourceClaimObservation';
import type { Decision } from '../../../runtime/Decision';
import { decideBinding } from './rules/decideBinding';
import { requeueAfter } from './rules/requeueAfter';
import { whoActs } from '../rules/whoActs';
import type { ResourceClaimStep } from './ResourceClaimStep';
import { decideDeletion } from './rules/decideDeletion';
import { describeHolder, holdOn } from './rules/holdOn';
import { hasOurFinalizers } from '../rules/ourFinalizers';
import { matchResource } from './rules/matchResource';

type Reason = ResourceClaimConditionType | ResourceClaimReason;

/**
 * The rules of ResourceClaims, in the order of the conditions: ResourceMatched (found and allowed), ResourceClaimed
 * (Lease held, binding present), Ready.
 *
 * Writes have this order: finalizers, Lease, copied Secret, status, and what is obsolete goes last. A crash
 * after any of them leaves what the next run finds again by the claim's UID: finalizers first, so that nobody can delete
 * the claim and leave a Lease or a Secret behind; Lease before the copy, so that nobody has credentials of what another
 * one holds; status last, so that it never promises what is not there.
 */
export function decideResourceClaim(
  observation: ResourceClaimObservation,
  now: Date,
): Decision<ResourceClaimStep> {
  const step = nextStep(observation, now);
  const { claim } = observation;
  switch (step.kind) {
    case 'nothing':
      return {
        step,
        requeueAfterMs: requeueAfter(observation),
        who: whoActs(claim),
      };
    case 'writeStatus':
      return {
        step,
        requeueAfterMs: undefined,
        who: whoActs({ ...claim, status: step.status }),
      };
    default:
      return { step, requeueAfterMs: undefined, who: 'controller' };
  }
}

function nextStep(
  observation: ResourceClaimObservation,
  now: Date,
): ResourceClaimStep {
  if (observation.claim.metadata.deletionTimestamp !== undefined) {
    return (
      decideDeletion(observation) ??
      status(observation, now, {
        Ready: fails(
          'ClaimMarkedForDeletion',
          observation.leaseUnread ??
            'The claim is being deleted. What it holds stays with it until the other finalizers on it are gone',
        ),
      })
    );
  }
  const match = matchResource(observation);
  switch (match.kind) {
    case 'pending':
      // The first answer of the watch on its kind wakes us.
      return { kind: 'nothing' };
    case 'unmatched':
      return status(observation, now, {
        ResourceMatched: fails(match.reason, match.message),
      });
    case 'matched':
      return decideClaiming(observation, match.resource, now);
    default:
      throw new TypeError(`Unknown match: ${String(match)}`);
  }
}

const matched = holds(
  'ResourceMatched',
  'The resource exists and may be claimed',
);
const claimed = holds(
  'ResourceClaimed',
  'The claim holds the resource, and its Secret is there',
);

/** The condition ResourceClaimed, for a resource that exists and may be claimed. */
function decideClaiming(
  observation: ResourceClaimObservation,
  resource: ClaimableResource,
  now: Date,
): ResourceClaimStep {
  const { claim, failures } = observation;
  const hold = holdOn(observation);
  if (hold.kind === 'others') {
    return status(observation, now, {
      ResourceMatched: matched,
      ResourceClaimed: fails(
        'ResourceAlreadyClaimed',
        describeHolder(hold.lease, claim),
      ),
    });
  }
  if (!hasOurFinalizers(claim)) {
    return { kind: 'addFinalizers' };
  }
  if (hold.kind === 'ours' && hold.lease.resourceUid === resource.uid) {
    return decideOnBinding(observation, resource, now);
  }
  if (failures.lease !== undefined) {
    return status(observation, now, {
      ResourceMatched: matched,
      ResourceClaimed: fails(
        'UnableToSetExclusiveClaim',
        `The Lease that makes this claim exclusive could not be written: ${failures.lease}. It is tried again`,
      ),
    });
  }
  // What was made for the claim may have been made again: then its own Lease is about one that is gone.
  const replaces = hold.kind === 'ours' ? hold.lease : hold.stale;
  const next = decideBinding(observation, resource);
  return {
    kind: 'acquireLease',
    resource,
    ...(replaces && { replaces }),
    ...(next.kind === 'copy' && { source: next.source }),
  };
}

/** What is held is bound: its Secret is where the claim's workloads are. */
function decideOnBinding(
  observation: ResourceClaimObservation,
  resource: ClaimableResource,
  now: Date,
): ResourceClaimStep {
  const binding = decideBinding(observation, resource);
  switch (binding.kind) {
    case 'pending':
      return { kind: 'nothing' };
    case 'copy':
      return { ...binding, kind: 'copyBinding' };
    case 'problem':
      return status(observation, now, {
        ResourceMatched: matched,
        ResourceClaimed: fails('BindingNotCopyable', binding.message),
      });
    case 'bound':
      return status(observation, now, {
        ResourceMatched: matched,
        ResourceClaimed: claimed,
        binding: bindingOf(binding.name, binding.keys),
      });
    default:
      throw new TypeError(`Unknown binding: ${String(binding)}`);
  }
}

interface Outcome {
  ResourceMatched?: Finding<Reason>;
  ResourceClaimed?: Finding<Reason>;
  Ready?: Finding<Reason>;
  /** The Secret in the claim's namespace; where it is left out, what was said before stands as long as the claim holds. */
  binding?: Binding;
}

type Binding = NonNullable<ResourceClaimStatus['binding']>;

function bindingOf(name: string, keys: readonly string[] | undefined): Binding {
  return { name, ...(keys && { keys: [...keys] }) };
}

/** The status if there is something new to say, else what is left to clean up. */
function status(
  observation: ResourceClaimObservation,
  now: Date,
  outcome: Outcome,
): ResourceClaimStep {
  const { claim, target } = observation;
  const holding =
    holdOn(observation).kind === 'ours' || observation.awaitsLease === true;
  const binding =
    outcome.binding ?? (holding ? claim.status?.binding : undefined);
  const ready = readyOf(claim, observation, outcome);
  const desired: ResourceClaimStatus = {
    ...observedGenerationOf(claim),
    conditions: withProgress(
      claim,
      statusConditions(
        resourceClaimConditions,
        { ...keptFindings(claim, holding), ...outcome, Ready: ready },
        claim,
        now,
      ),
      ready,
      now,
    ),
    ...(binding && { binding }),
    ...(holding && {
      claimedResourceRef: {
        ...target,
        namespace: target.namespace || claim.metadata.namespace || '',
      },
    }),
  };
  if (!isDeepStrictEqual(desired, claim.status)) {
    return { kind: 'writeStatus', status: desired };
  }
  const obsolete = observation.copies.find(
    copy => copy.name !== binding?.name && !copy.deleting,
  );
  return obsolete
    ? { kind: 'deleteCopy', copy: obsolete }
    : { kind: 'nothing' };
}

/** What stays true of a claim that holds something while its resource can't be looked at. */
function keptFindings(claim: ResourceClaim, holding: boolean): Outcome {
  return holding && claim.status?.binding
    ? { ResourceMatched: matched, ResourceClaimed: claimed }
    : {};
}

function readyOf(
  claim: ResourceClaim,
  { target }: ResourceClaimObservation,
  outcome: Outcome,
): Finding<Reason> {
  const failing = [
    outcome.Ready,
    outcome.ResourceMatched,
    outcome.ResourceClaimed,
  ].find(finding => finding !== undefined && finding.status !== 'True');
  if (failing) {
    return failing;
  }
  const namespace = claim.metadata.namespace ?? '';
  const desired = identityOf(claim.spec.ref, namespace);
  const held = identityOf(target, namespace);
  return identityKey(desired) === identityKey(held)
    ? holds(
        'Ready',
        `The credentials are in Secret "${outcome.binding?.name ?? ''}"`,
      )
    : fails(
        'UpdatedResourceReference',
        `spec.ref was changed; the claim still holds ${held.kind} "${held.name}" in namespace "${held.namespace}". Change spec.ref back, or delete the claim and create it again for ${desired.kind} "${desired.name}"`,
      );
}
