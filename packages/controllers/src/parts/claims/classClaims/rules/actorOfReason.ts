import type { ClassClaimReason } from '@services-toolkit/kubernetes-api';
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
