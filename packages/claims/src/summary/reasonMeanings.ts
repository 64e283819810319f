import type {
  classClaimReasons,
  resourceClaimReasons,
} from '@services-toolkit/kubernetes-api';
import type { MessageCode } from '../messages/sentences';
import type { ClaimMove, ClaimState } from './ClaimSummary';

/** What a reason means for the people who look at a claim. */
export interface ReasonMeaning {
  state: ClaimState;
  move: ClaimMove;
  code: MessageCode;
  /** Whether the condition's message tells more: names, places, what the API server said. */
  quotes?: boolean;
}

/** A reason that tells why a ClassClaim is not ready. */
export type ClassClaimObstacle =
  (typeof classClaimReasons)[keyof typeof classClaimReasons][number];

/** A reason that tells why a ResourceClaim is not ready. */
export type ResourceClaimObstacle =
  (typeof resourceClaimReasons)[keyof typeof resourceClaimReasons][number];

/**
 * One meaning for each reason of a ClassClaim, in the order in which its conditions come true; and for what its
 * ResourceClaim may say that means something else where the instance was picked by the controllers.
 */
export const classClaimMeanings: Record<
  ClassClaimObstacle | 'ResourceNotFound' | 'ResourceAlreadyClaimed',
  ReasonMeaning
> = {
  UnableToFetchClass: {
    state: 'waiting',
    move: 'wait',
    code: 'classUnread',
    quotes: true,
  },
  ClassDoesNotExist: {
    state: 'failed',
    move: 'claimant',
    code: 'classMissing',
  },
  NoMatchingClass: {
    state: 'waiting',
    move: 'operator',
    code: 'noServiceMatches',
    quotes: true,
  },
  ClassNotReady: {
    state: 'failed',
    move: 'operator',
    code: 'classNotReady',
    quotes: true,
  },
  ClaimNotAuthorized: {
    state: 'failed',
    move: 'claimant',
    code: 'notAuthorized',
    quotes: true,
  },
  ReasonParametersInvalid: {
    state: 'failed',
    move: 'claimant',
    code: 'parametersInvalid',
    quotes: true,
  },
  UnableToQueryClaimableInstances: {
    state: 'failed',
    move: 'operator',
    code: 'instancesUnread',
    quotes: true,
  },
  NoClaimableInstances: {
    state: 'waiting',
    move: 'operator',
    code: 'noneFree',
    quotes: true,
  },
  UnableToCreateResourceClaim: {
    state: 'failed',
    move: 'operator',
    code: 'reservationRefused',
    quotes: true,
  },
  UnableToCreateClaimableInstance: {
    state: 'failed',
    move: 'operator',
    code: 'creationRefused',
    quotes: true,
  },
  ResourceNotReady: {
    state: 'waiting',
    move: 'wait',
    code: 'beingMade',
    quotes: true,
  },
  ResourceReadyUnsupported: {
    state: 'failed',
    move: 'operator',
    code: 'neverReady',
    quotes: true,
  },
  ResourceReady: {
    state: 'waiting',
    move: 'wait',
    code: 'credentialsAwaited',
  },
  UnableToDeleteClaimableInstance: {
    state: 'failed',
    move: 'operator',
    code: 'deletionStuck',
    quotes: true,
  },
  ResourceNotFound: {
    state: 'failed',
    move: 'claimant',
    code: 'instanceLost',
  },
  ResourceAlreadyClaimed: {
    state: 'waiting',
    move: 'wait',
    code: 'tookAnother',
  },
};

/** Of `ClassNotReady` where the claim says that it continues automatically: nobody has looked at the class yet. */
export const newClassMeaning: ReasonMeaning = {
  state: 'waiting',
  move: 'wait',
  code: 'classNew',
};

/** Of `ResourceAlreadyClaimed` where the claim had found its instance, and so looks for no other. */
export const replacedInstanceMeaning: ReasonMeaning = {
  state: 'failed',
  move: 'claimant',
  code: 'instanceReplaced',
};

/** Of `ResourceNotReady` where the claim says that it does not get on: the instance fails. */
export const failingInstanceMeaning: ReasonMeaning = {
  state: 'failed',
  move: 'operator',
  code: 'instanceFails',
  quotes: true,
};

/** One meaning for each reason of a ResourceClaim, in the order in which its conditions come true. */
export const resourceClaimMeanings: Record<
  ResourceClaimObstacle,
  ReasonMeaning
> = {
  ResourceNotFound: {
    state: 'failed',
    move: 'claimant',
    code: 'objectMissing',
  },
  UnableToTrackReferencedResource: {
    state: 'failed',
    move: 'operator',
    code: 'objectUnread',
    quotes: true,
  },
  NoMatchingResourceClaimPolicy: {
    state: 'failed',
    move: 'operator',
    code: 'noPolicy',
    quotes: true,
  },
  ResourceNonBindable: {
    state: 'failed',
    move: 'operator',
    code: 'noCredentials',
    quotes: true,
  },
  ResourceAlreadyClaimed: {
    state: 'failed',
    move: 'claimant',
    code: 'alreadyClaimed',
    quotes: true,
  },
  UnableToSetExclusiveClaim: {
    state: 'waiting',
    move: 'wait',
    code: 'notReserved',
    quotes: true,
  },
  BindingNotCopyable: {
    state: 'failed',
    move: 'operator',
    code: 'notCopied',
    quotes: true,
  },
  UpdatedResourceReference: {
    state: 'failed',
    move: 'claimant',
    code: 'referenceChanged',
    quotes: true,
  },
  ClaimMarkedForDeletion: {
    state: 'deleting',
    move: 'wait',
    code: 'markedForDeletion',
    quotes: true,
  },
};
