import { describeMissingRule } from '../../../../runtime/MissingRule';
import {
  allowedByPolicy,
  allowedUnseen,
  describeIdentity,
  identityOf,
  type ClaimableResource,
} from '@services-toolkit/claims';
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
  const identity = identityOf(target, namespace);
  const what = describeIdentity(identity);
  const hold = holdOn(observation);
  const fulfilled =
    hold.kind === 'ours' || claim.status?.claimedResourceRef !== undefined;
  // The same words for what is not there and for what is not open: otherwise anybody could find out what there is where.
  const closed = unmatched(
    'NoMatchingResourceClaimPolicy',
    `No ResourceClaimPolicy in namespace "${identity.namespace}" allows namespace "${namespace}" to claim ${what}, if there is one. The owner of that namespace can create one`,
  );
  const isClosedUnseen =
    !fulfilled &&
    observation.ownUid === undefined &&
    !allowedUnseen(identity, namespace, policies);
  switch (resource.kind) {
    case 'pending':
      return { kind: 'pending' };
    case 'forbidden':
      return unmatched(
        'UnableToTrackReferencedResource',
        describeMissingRule(resource.rule),
      );
    case 'failed':
      return isClosedUnseen
        ? closed
        : unmatched(
            'UnableToTrackReferencedResource',
            `${what} cannot be looked at: ${resource.message}`,
          );
    case 'absent':
      return isClosedUnseen
        ? closed
        : unmatched(
            'ResourceNotFound',
            observation.isOwned
              ? `There is no ${what} any more. The service operator has to bring it back; or delete the claim and create it again`
              : `There is no ${what}. Create it, or correct spec.ref; the claim continues automatically`,
          );
    case 'found':
      break;
    default:
      throw new TypeError(`Unknown reading: ${String(resource)}`);
  }
  const found = resource.value;
  const isOwn = found.uid !== '' && found.uid === observation.ownUid;
  if (hold.kind === 'ours' && hold.lease.resourceUid !== found.uid && !isOwn) {
    return unmatched(
      'ResourceNotFound',
      `The ${what} that this claim held was deleted, and another one of that name was made since. Delete the claim and create it again to claim that one`,
    );
  }
  if (found.identity.namespace === '') {
    return unmatched(
      'ResourceNonBindable',
      `A ${target.kind} is in no namespace, so there is none that its Secret could be in. Claim a resource that is in a namespace`,
    );
  }
  // A policy that was withdrawn takes nothing away from a claim that was fulfilled under it.
  if (!fulfilled && !isOwn && !allowedByPolicy(found, namespace, policies)) {
    return closed;
  }
  if (found.deleting && !fulfilled) {
    return unmatched(
      'ResourceNotFound',
      `${what} is being deleted. Claim another one`,
    );
  }
  if (found.bindingName === undefined) {
    return unmatched(
      'ResourceNonBindable',
      `${what} has no credentials to give: it is no Secret, and has no status.binding.name (Provisioned Service of the Service Binding Specification). It may still be starting; the claim continues automatically`,
    );
  }
  return { kind: 'matched', resource: found };
}

function unmatched(reason: MatchReason, message: string): Match {
  return { kind: 'unmatched', reason, message };
}
