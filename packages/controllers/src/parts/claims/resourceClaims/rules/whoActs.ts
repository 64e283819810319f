import {
  getCondition,
  type ResourceClaimReason,
  type ResourceClaimStatus,
} from '@services-toolkit/kubernetes-api';
import type { Actor } from '../../../../runtime/Decision';

/** Whose move it is, by the reason for which a claim is not ready. */
export const actorOfReason: Readonly<Record<ResourceClaimReason, Actor>> = {
  Initializing: 'controller',
  Ready: 'wait',
  ResourceMatched: 'wait',
  ResourceClaimed: 'wait',
  ResourceNotFound: 'claimant',
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
export function whoActs(status: ResourceClaimStatus | undefined): Actor {
  const ready = getCondition(status?.conditions, 'Ready');
  if (!ready) {
    return 'controller';
  }
  const known: Readonly<Record<string, Actor>> = actorOfReason;
  // A reason that the original left, and is none of ours, is about to be said anew.
  return ready.status === 'True'
    ? 'wait'
    : known[ready.reason ?? ''] ?? 'controller';
}
