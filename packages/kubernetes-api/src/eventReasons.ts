/** The reasons of the Events that the controllers record on ClassClaims, by the Event's type. */
export const classClaimEventReasons = {
  Normal: [
    'CreatedCompositeResource',
    'DeletedCompositeResource',
    'ClaimableInstanceFound',
    'NoClaimableInstancesFound',
  ],
  Warning: ['ParametersValidationFailed', 'CompositeResourceDeletionFailed'],
} as const;

/** The type of an Event. */
export type EventType = keyof typeof classClaimEventReasons;

/** A reason of an Event on a ClassClaim. */
export type ClassClaimEventReason =
  (typeof classClaimEventReasons)[EventType][number];
