/**
 * What is true of claims, each rule once: who may have what, how far a claim is, and what holds it up.
 *
 * @packageDocumentation
 */

export * from './availability/ClaimLease';
export * from './availability/ClaimableResource';
export * from './availability/PoolInstance';
export * from './availability/allowedByPolicy';
export * from './availability/claimIndexers';
export * from './availability/instancesOf';
export * from './availability/isInPool';
export * from './availability/isInstanceHeld';
export * from './availability/transformClaimable';
export * from './availability/occupies';
export * from './availability/parseClaimLease';
export * from './availability/referencesOf';
export * from './availability/resourceIdentity';
export * from './crossplane';
export * from './diagnosis';
export * from './english/english';
export * from './english/objectPhrases';
export { type Message, type NamedObject } from './messages/Message';
export * from './messages/sentences';
export * from './missingRule/MissingRight';
export * from './missingRule/describeRbacRule';
export * from './naming/childName';
export * from './naming/claimReference';
export * from './naming/copyNames';
export * from './naming/entityNames';
export * from './naming/resolvedClassName';
export * from './ownership/claimOwner';
export * from './ownership/resolveField';
export * from './ownership/isOwnedByClassClaim';
export * from './projection/ObservedProjection';
export * from './projection/ProjectedGroup';
export * from './projection/findProjectedGroup';
export * from './projection/groupOf';
export * from './projection/runsOn';
export * from './summary/ClaimSummary';
export * from './summary/progressOf';
export * from './summary/summarizeClaim';
