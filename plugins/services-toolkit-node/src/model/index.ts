export * from './ReadResult';
export { readWatch } from './readWatch';
export { encodeClaim, offeringEntityRef } from './entityCodec/claimEntity';
export type { ClaimFacts } from './entityCodec/claimEntity';
export { clusterEntityRef, encodeCluster } from './entityCodec/clusterEntity';
export { decodeOffering, encodeOffering } from './entityCodec/offeringEntity';
export type { DecodedOffering } from './entityCodec/offeringEntity';
export {
  decodeService,
  encodeService,
  serviceEntityRef,
} from './entityCodec/serviceEntity';
export type { DecodedService } from './entityCodec/serviceEntity';
export * from './entityCodec/PlanKey';
export * from './fieldPrecedence/CatalogDefaults';
export * from './fieldPrecedence/claimFields';
export * from './fieldPrecedence/offeringFields';
export * from './fieldPrecedence/readDefaultOwner';
export * from './fieldPrecedence/readFields';
export * from './offerings/chooseTexts';
export * from './offerings/ClassInCluster';
export * from './offerings/OfferingPart';
export * from './offerings/OfferingTexts';
export { ClaimModel } from './claims/ClaimModel';
export type { ClaimChange, ClaimsOfCluster } from './claims/ClaimModel';
export { entityNamedBy } from './claims/KnownClaim';
export type { AnyClaim, KnownClaim } from './claims/KnownClaim';
export { firstIndexFrom } from './claims/firstIndexFrom';
export { OfferingModel } from './offerings/OfferingModel';
export type { OfferingChange } from './offerings/OfferingModel';
export { ProjectionModel } from './projection/ProjectionModel';
export type {
  ProjectionChange,
  ProjectionKinds,
} from './projection/ProjectionModel';
export * from './services/KnownService';
export { offeredByAll, titleOfService } from './services/saidOfClass';
export type { OfferedBy, SaidOfClass } from './services/saidOfClass';
export type { OfferedPlan } from './services/PlansByClass';
export { ServiceModel } from './services/ServiceModel';
export type { ServiceChange } from './services/ServiceModel';
export * from './services/ServiceTexts';
export * from './ReadModel';
