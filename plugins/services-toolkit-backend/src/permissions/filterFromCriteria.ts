import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { ClaimFilter } from './claimPermissionResourceRef';

/** Joins the filters that the conditions of a decision became into one. */
export function filterFromCriteria(
  criteria: PermissionCriteria<ClaimFilter>,
): ClaimFilter {
  if (isAndCriteria(criteria)) {
    const all = criteria.allOf.map(filterFromCriteria);
    return claim => all.every(allows => allows(claim));
  }
  if (isOrCriteria(criteria)) {
    const any = criteria.anyOf.map(filterFromCriteria);
    return claim => any.some(allows => allows(claim));
  }
  if (isNotCriteria(criteria)) {
    const not = filterFromCriteria(criteria.not);
    return claim => !not(claim);
  }
  return criteria;
}
