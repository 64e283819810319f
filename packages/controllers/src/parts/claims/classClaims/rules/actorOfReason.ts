import type { ClassClaimReason } from '@services-toolkit/kubernetes-api';
import type { Actor } from '../../../../runtime/Decision';
import { actorOfReason as actorOfResourceClaimReason } from '../../resourceClaims/rules/actorOfReason';

/** Whose move it is, by the reason for which a claim is not ready; what its ResourceClaim says is told with its reasons. */
export const actorOfReason: Readonly<Record<ClassClaimReason, Actor>> = {
  ...actorOfResourceClaimReason,
  ClassMatched: 'wait',
  Validated: 'wait',
  ResourceClaimCreated: 'wait',
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
  // The claimant has not named the object.
  ResourceNotFound: 'operator',
};
