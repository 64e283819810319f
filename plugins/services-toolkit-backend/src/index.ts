/**
 * Backend plugin of Services Toolkit: the claim API.
 *
 * @packageDocumentation
 */

export { servicesToolkitPlugin as default } from './plugin';
export {
  claimConditions,
  createClaimConditionalDecision,
} from './permissions/conditions';
export type { ClaimResource } from './permissions/claimPermissionResourceRef';
