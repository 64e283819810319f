import type { ClaimMove, ClaimState } from './ClaimSummary';
import type {
  classClaimReasons,
  resourceClaimReasons,
} from '@services-toolkit/kubernetes-api';

/** The words that sentences about a claim are made of. */
export interface ClaimWords {
  /** Such as: The claim "orders-db" on the class "postgres". */
  claim: string;
  /** Such as: the Secret "orders-login" in the namespace "shared". */
  resource: string;
  /** The namespace that the claim is in, quoted. */
  namespace: string;
  /** What the condition says, as sentences of their own; empty where it says nothing. */
  detail: string;
}

/** What a reason means for the people who look at a claim. */
export interface ClaimVerdict {
  state: ClaimState;
  move: ClaimMove;
  sentence: (words: ClaimWords) => string;
}

/** A reason that tells why a ClassClaim is not ready. */
export type ClassClaimObstacle =
  (typeof classClaimReasons)[keyof typeof classClaimReasons][number];

/** A reason that tells why a ResourceClaim is not ready. */
export type ResourceClaimObstacle =
  (typeof resourceClaimReasons)[keyof typeof resourceClaimReasons][number];

/**
 * One verdict for each reason of a ClassClaim, in the order in which its conditions come true; and for what its
 * ResourceClaim may say that means something else where the instance was picked by the controllers.
 */
export const classClaimVerdicts: Record<
  ClassClaimObstacle | 'ResourceNotFound' | 'ResourceAlreadyClaimed',
  ClaimVerdict
> = {
  UnableToFetchClass: {
    state: 'waiting',
    move: 'wait',
    sentence: it =>
      `${it.claim} waits because the class could not be read. This is tried again by itself; if it stays so, tell the platform team. ${it.detail}`,
  },
  ClassDoesNotExist: {
    state: 'failed',
    move: 'claimant',
    sentence: it =>
      `${it.claim} cannot be fulfilled, because this cluster has no such class. Check the class's name, or ask the platform team to offer it here.`,
  },
  ClassNotReady: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} cannot be fulfilled until the platform team has repaired the class, which is not ready. ${it.detail}`,
  },
  ClaimNotAuthorized: {
    state: 'failed',
    move: 'claimant',
    sentence: it =>
      `${it.claim} is not allowed: whoever made it may not claim from this class. Let somebody make it again who may, or ask the platform team for access. ${it.detail}`,
  },
  ReasonParametersInvalid: {
    state: 'failed',
    move: 'claimant',
    sentence: it =>
      `${it.claim} has parameters that the class does not take. Correct them. ${it.detail}`,
  },
  UnableToQueryClaimableInstances: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} cannot be fulfilled until the platform team lets the controllers look for instances. ${it.detail}`,
  },
  NoClaimableInstances: {
    state: 'waiting',
    move: 'operator',
    sentence: it =>
      `${it.claim} waits for an instance: none is free and open to the namespace ${it.namespace}. It is fulfilled by itself as soon as there is one; the platform team can add one. ${it.detail}`,
  },
  UnableToCreateResourceClaim: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} found an instance, but the cluster refused to reserve it. The platform team has to see to it. ${it.detail}`,
  },
  UnableToCreateClaimableInstance: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} needs a new instance, but the cluster refused to make it. The platform team has to see to it. ${it.detail}`,
  },
  ResourceNotReady: {
    state: 'waiting',
    move: 'wait',
    sentence: it =>
      `${it.claim} waits for its instance, which is being made. If this takes much longer than usual, tell the platform team. ${it.detail}`,
  },
  ResourceReadyUnsupported: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} has its instance, but the instance never tells whether it is ready. The platform team has to change how the class makes instances. ${it.detail}`,
  },
  ResourceReady: {
    state: 'waiting',
    move: 'wait',
    sentence: it =>
      `${it.claim} has its instance, and waits for the credentials. This goes on by itself.`,
  },
  UnableToDeleteClaimableInstance: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} is to be deleted, but what was made for it cannot be. The platform team has to see to it. ${it.detail}`,
  },
  ResourceNotFound: {
    state: 'failed',
    move: 'claimant',
    sentence: it =>
      `${it.claim} lost its instance: ${it.resource} no longer exists. Delete the claim and make it again to get another one.`,
  },
  ResourceAlreadyClaimed: {
    state: 'waiting',
    move: 'wait',
    sentence: it =>
      `${it.claim} found an instance that another claim took first, and goes on looking by itself.`,
  },
};

/** Of `ClassNotReady` where the message tells that nobody has looked at the class yet. */
export const newClassVerdict: ClaimVerdict = {
  state: 'waiting',
  move: 'wait',
  sentence: it =>
    `${it.claim} waits until the class, which is new, has been looked at. This goes on by itself.`,
};

/** Of `ResourceAlreadyClaimed` where the claim had found its instance, and so looks for no other. */
export const replacedInstanceVerdict: ClaimVerdict = {
  state: 'failed',
  move: 'claimant',
  sentence: it =>
    `${it.claim} lost its instance: ${it.resource} is another one by now, and another claim holds it. Delete the claim and make it again to get another one.`,
};

/** Of `ResourceNotReady` where the message tells that the instance fails, not that it takes its time. */
export const failingInstanceVerdict: ClaimVerdict = {
  state: 'failed',
  move: 'operator',
  sentence: it =>
    `${it.claim} cannot be fulfilled as long as its instance fails. The platform team has to see to it. ${it.detail}`,
};

/** One verdict for each reason of a ResourceClaim, in the order in which its conditions come true. */
export const resourceClaimVerdicts: Record<
  ResourceClaimObstacle,
  ClaimVerdict
> = {
  ResourceNotFound: {
    state: 'failed',
    move: 'claimant',
    sentence: it =>
      `${it.claim} cannot be fulfilled, because ${it.resource} does not exist. Check what the claim refers to.`,
  },
  UnableToTrackReferencedResource: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} cannot be fulfilled until the platform team lets the controllers read ${it.resource}. ${it.detail}`,
  },
  NoMatchingResourceClaimPolicy: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} is not allowed yet: ${it.resource} is not open to the namespace ${it.namespace}. Its owner can open it with a ResourceClaimPolicy. ${it.detail}`,
  },
  ResourceNonBindable: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} cannot be fulfilled, because ${it.resource} offers no credentials. Whoever runs it has to see to it. ${it.detail}`,
  },
  ResourceAlreadyClaimed: {
    state: 'failed',
    move: 'claimant',
    sentence: it =>
      `${it.claim} came too late: another claim holds ${it.resource}, and only one can. Claim another one, or wait until it is given back. ${it.detail}`,
  },
  UnableToSetExclusiveClaim: {
    state: 'waiting',
    move: 'wait',
    sentence: it =>
      `${it.claim} waits because ${it.resource} could not be reserved. This is tried again by itself; if it stays so, tell the platform team. ${it.detail}`,
  },
  BindingNotCopyable: {
    state: 'failed',
    move: 'operator',
    sentence: it =>
      `${it.claim} holds ${it.resource}, but its credentials could not be brought to the namespace ${it.namespace}. The platform team has to see to it. ${it.detail}`,
  },
  UpdatedResourceReference: {
    state: 'failed',
    move: 'claimant',
    sentence: it =>
      `${it.claim} was changed to refer to something else after it was fulfilled. It keeps what it holds; change it back, or delete it and make it again. ${it.detail}`,
  },
  ClaimMarkedForDeletion: {
    state: 'deleting',
    move: 'wait',
    sentence: it =>
      `${it.claim} is being deleted, and gives back what it holds. ${it.detail}`,
  },
};
