/**
 * What is true of claims, each rule once: who may have what, how far a claim is, and what holds it up.
 *
 * @packageDocumentation
 */

export * from './availability/ClaimLease';
export * from './availability/ClaimableResource';
export * from './availability/PoolInstance';
export * from './availability/allowedByPolicy';
export * from './availability/isInPool';
export * from './availability/isInstanceHeld';
export * from './availability/occupies';
export * from './availability/parseClaimLease';
export * from './availability/referencesOf';
export * from './availability/resourceIdentity';
export * from './crossplane';
export * from './diagnosis';
export * from './naming/claimReference';
export * from './ownership/isOwnedByClassClaim';
export * from './summary/ClaimSummary';
export * from './summary/summarizeClaim';
