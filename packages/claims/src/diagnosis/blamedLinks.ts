import type {
  ClassClaimObstacle,
  ResourceClaimObstacle,
} from '../summary/reasonMeanings';
import type { LinkKind } from './Diagnosis';

/** At which link a claim is held up when it says this. */
export const blamedLinks: Record<
  ClassClaimObstacle | ResourceClaimObstacle,
  LinkKind
> = {
  UnableToFetchClass: 'class',
  ClassDoesNotExist: 'class',
  NoMatchingClass: 'class',
  ClassNotReady: 'class',
  ClaimNotAuthorized: 'claim',
  ReasonParametersInvalid: 'claim',
  UnableToQueryClaimableInstances: 'instance',
  NoClaimableInstances: 'instance',
  UnableToCreateResourceClaim: 'resourceClaim',
  UnableToCreateClaimableInstance: 'instance',
  ResourceNotReady: 'instance',
  ResourceReadyUnsupported: 'instance',
  ResourceReady: 'secret',
  UnableToDeleteClaimableInstance: 'instance',
  ResourceNotFound: 'instance',
  UnableToTrackReferencedResource: 'instance',
  NoMatchingResourceClaimPolicy: 'instance',
  ResourceNonBindable: 'instance',
  ResourceAlreadyClaimed: 'resourceClaim',
  UnableToSetExclusiveClaim: 'resourceClaim',
  BindingNotCopyable: 'secret',
  UpdatedResourceReference: 'claim',
  ClaimMarkedForDeletion: 'claim',
};
