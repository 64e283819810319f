import { progressOf } from '@services-toolkit/claims';
import {
  setCondition,
  type ClassClaim,
  type Condition,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { Finding } from '../../../runtime/statusConditions';

/**
 * The conditions of a claim, and whether it gets on (kstatus): see `progressOf`. These are there while they are True only,
 * and say what Ready says.
 */
export function withProgress<T extends ClassClaim | ResourceClaim>(
  claim: T,
  conditions: Condition[],
  ready: Finding | undefined,
  now: Date,
): Condition[] {
  if (!ready || ready.status === 'True') {
    return conditions;
  }
  const type = progressOf(
    { ...claim, status: { ...claim.status, conditions } },
    ready.gets,
  );
  const before = claim.status?.conditions?.filter(one => one.type === type);
  return type
    ? [
        ...conditions,
        ...setCondition(
          before?.slice(0, 1),
          {
            type,
            status: 'True',
            reason: ready.reason,
            message: ready.message,
            ...(claim.metadata.generation !== undefined && {
              observedGeneration: claim.metadata.generation,
            }),
          },
          now,
        ),
      ]
    : conditions;
}
