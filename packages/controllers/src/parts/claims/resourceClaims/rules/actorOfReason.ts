import type { ResourceClaimReason } from '@services-toolkit/kubernetes-api';
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
