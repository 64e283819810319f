/** The reasons of the Events that the controllers record on ClassClaims, by the Event's type. @public */
export const classClaimEventReasons = {
  Normal: [
    'CreatedCompositeResource',
    'DeletedCompositeResource',
    'ClaimableInstanceFound',
    'NoClaimableInstancesFound',
    /** Ours: the same as CreatedCompositeResource for what is not Crossplane's. */
    'CreatedInstance',
    'DeletedInstance',
    /** Ours: a claim by need was resolved to a plan. */
    'ClassSelected',
  ],
  Warning: [
    'ParametersValidationFailed',
    'CompositeResourceDeletionFailed',
    'InstanceDeletionFailed',
    /** The claim was let go; the message says what was left behind. */
    'InstanceAbandoned',
  ],
} as const;

/** The type of an Event. @public */
export type EventType = keyof typeof classClaimEventReasons;

/** A reason of an Event on a ClassClaim. @public */
export type ClassClaimEventReason =
  (typeof classClaimEventReasons)[EventType][number];
