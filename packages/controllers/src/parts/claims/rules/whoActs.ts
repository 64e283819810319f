import { summarizeClaim } from '@services-toolkit/claims';
import {
  getCondition,
  type ClassClaim,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { Actor } from '../../../runtime/Decision';

/** Who acts next on a claim that says this: the one whom the portal names, by the same table of reasons. */
export function whoActs(claim: ClassClaim | ResourceClaim): Actor {
  const { metadata, status } = claim;
  if (
    metadata.deletionTimestamp === undefined &&
    !getCondition(status?.conditions, 'Ready')
  ) {
    return 'controller';
  }
  const { move } = summarizeClaim(claim);
  return move === 'none' ? 'wait' : move;
}
