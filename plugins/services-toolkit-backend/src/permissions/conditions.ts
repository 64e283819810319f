import { createConditionExports } from '@backstage/plugin-permission-node';
import { claimPermissionResourceRef } from './claimPermissionResourceRef';
import { claimRules } from './rules';

const exported = createConditionExports({
  resourceRef: claimPermissionResourceRef,
  rules: claimRules,
});

/** Conditions for permission policies about claims. @public */
export const claimConditions = exported.conditions;

/**
 * A conditional decision about `servicesToolkitClaimReadPermission` or `servicesToolkitClaimDeletePermission`.
 *
 * @example
 * ```ts
 * if (isPermission(request.permission, servicesToolkitClaimReadPermission)) {
 *   return createClaimConditionalDecision(
 *     request.permission,
 *     claimConditions.isInNamespace({ namespaces: ['my-apps'] }),
 *   );
 * }
 * ```
 * @public
 */
export const createClaimConditionalDecision =
  exported.createConditionalDecision;
