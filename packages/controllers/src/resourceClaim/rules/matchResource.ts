import { describeMissingRule } from '../../reading/MissingRule';
import {
  allowedByPolicy,
  describeIdentity,
  identityOf,
  type ClaimableResource,
} from '@services-toolkit/kubernetes-api';
import type { ResourceClaimObservation } from '../ResourceClaimObservation';
import { holdOn } from './holdOn';

export type MatchReason =
  | 'ResourceNotFound'
  | 'UnableToTrackReferencedResource'
  | 'NoMatchingResourceClaimPolicy'
  | 'ResourceNonBindable';

export type Match =
  | { kind: 'matched'; resource: ClaimableResource }
  | { kind: 'unmatched'; reason: MatchReason; message: string }
  | { kind: 'pending' };

/** The condition ResourceMatched: the resource is there, open to the claim, and has credentials to give. */
export function matchResource(observation: ResourceClaimObservation): Match {
  const { claim, target, resource, policies } = observation;
  const namespace = claim.metadata.namespace ?? '';
  const what = describeIdentity(identityOf(target, namespace));
  switch (resource.kind) {
    case 'pending':
      return { kind: 'pending' };
    case 'forbidden':
      return unmatched(
        'UnableToTrackReferencedResource',
        describeMissingRule(resource.rule),
      );
    case 'failed':
      return unmatched(
        'UnableToTrackReferencedResource',
        `${what} cannot be looked at: ${resource.message}`,
      );
    case 'absent':
      return unmatched(
        'ResourceNotFound',
        `There is no ${what}. Create it, or correct spec.ref; the claim goes on by itself`,
      );
    case 'found':
      break;
    default:
      throw new TypeError(`Unknown reading: ${String(resource)}`);
  }
  const found = resource.value;
  const hold = holdOn(observation);
  const fulfilled =
    hold.kind === 'ours' || claim.status?.claimedResourceRef !== undefined;
  const isOwn = found.uid !== '' && found.uid === observation.ownUid;
  if (hold.kind === 'ours' && hold.lease.resourceUid !== found.uid && !isOwn) {
    return unmatched(
      'ResourceNotFound',
      `The ${what} that this claim held was deleted, and another one of that name was made since. Delete the claim and create it again to claim that one`,
    );
  }
  if (found.deleting && !fulfilled) {
    return unmatched(
      'ResourceNotFound',
      `${what} is being deleted. Claim another one`,
    );
  }
  if (found.identity.namespace === '') {
    return unmatched(
      'ResourceNonBindable',
      `${target.kind} "${target.name}" is in no namespace, so there is none that its Secret could be in. Claim a resource that is in a namespace`,
    );
  }
  // A policy that was withdrawn takes nothing away from a claim that was fulfilled under it.
  if (!fulfilled && !isOwn && !allowedByPolicy(found, namespace, policies)) {
    return unmatched(
      'NoMatchingResourceClaimPolicy',
      `No ResourceClaimPolicy in namespace "${found.identity.namespace}" allows namespace "${namespace}" to claim ${what}. Its owner can create one`,
    );
  }
  if (found.bindingName === undefined) {
    return unmatched(
      'ResourceNonBindable',
      `${what} has no credentials to give: it is no Secret, and has no status.binding.name (Provisioned Service of the Service Binding Specification). It may still be starting; the claim goes on by itself`,
    );
  }
  return { kind: 'matched', resource: found };
}

function unmatched(reason: MatchReason, message: string): Match {
  return { kind: 'unmatched', reason, message };
}
