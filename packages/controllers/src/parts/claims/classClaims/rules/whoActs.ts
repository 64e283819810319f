import {
  getCondition,
  type ClassClaim,
  type ClassClaimReason,
  type ClassClaimStatus,
} from '@services-toolkit/kubernetes-api';
import type { Actor } from '../../../../runtime/Decision';

/** Whose move it is, by the reason for which a claim is not ready. */
export const actorOfReason: Readonly<Record<ClassClaimReason, Actor>> = {
  Initializing: 'controller',
  Ready: 'wait',
  ClassMatched: 'wait',
  Validated: 'wait',
  ResourceClaimCreated: 'wait',
  ResourceMatched: 'wait',
  ResourceClaimed: 'wait',
  UnableToFetchClass: 'operator',
  ClassDoesNotExist: 'claimant',
  ClassNotReady: 'operator',
  ClaimNotAuthorized: 'operator',
  ReasonParametersInvalid: 'claimant',
  UnableToQueryClaimableInstances: 'operator',
  NoClaimableInstances: 'operator',
  UnableToCreateResourceClaim: 'operator',
  UnableToCreateClaimableInstance: 'operator',
  ResourceNotReady: 'wait',
  ResourceReadyUnsupported: 'operator',
  UnableToDeleteClaimableInstance: 'operator',
  ResourceNotFound: 'operator',
  UnableToTrackReferencedResource: 'operator',
  NoMatchingResourceClaimPolicy: 'owner',
  ResourceNonBindable: 'operator',
  ResourceAlreadyClaimed: 'claimant',
  UnableToSetExclusiveClaim: 'wait',
  BindingNotCopyable: 'operator',
  UpdatedResourceReference: 'claimant',
  ClaimMarkedForDeletion: 'wait',
};

/** Who acts next once a claim says this. */
export function whoActs(
  { metadata }: ClassClaim,
  status: ClassClaimStatus | undefined,
): Actor {
  const ready = getCondition(status?.conditions, 'Ready');
  if (!ready) {
    return metadata.deletionTimestamp ? 'wait' : 'controller';
  }
  return ready.status === 'True' ? 'wait' : actorOf(ready.reason ?? '');
}

/** A status that the original left may have a reason that is none of ours: the controller writes another one. */
function actorOf(reason: string): Actor {
  const known: Readonly<Record<string, Actor>> = actorOfReason;
  return known[reason] ?? 'controller';
}
