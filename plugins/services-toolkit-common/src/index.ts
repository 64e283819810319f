/**
 * What the Services Toolkit plugins share on both sides: the claim API's types and client, permissions, annotations,
 * and the names of entities.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './buildClassClaim';
export * from './classClaimRequest';
export * from './buildResourceClaim';
export { kubernetesIdKey } from './claimMetadata';
export type { ClaimedFor } from './claimMetadata';
export * from './portalIdentity';
export * from './entityNotFoundReason';
export * from './entityOrigin';
export * from './entityTypes';
export * from './permissions';
export * from './claimResourceRef';
export * from './namespaceBelongsToEntity';
export * from './namespaceNotFoundReason';
export { pluginId as servicesToolkitPluginId } from './pluginId';
export * from './searchWords';
export * from './signals';
export * from './toOwnerRef';
export { annotations } from '@services-toolkit/kubernetes-api';
