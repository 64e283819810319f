import { resolvedClassName } from '@services-toolkit/claims';
import {
  getCondition,
  isReady,
  type ClassClaim,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { describeMissingRule } from '../../../../runtime/MissingRule';
import type { ReadResult } from '../../../../runtime/ReadResult';

export type ClassMatch =
  | { kind: 'matched'; instanceClass: ClusterInstanceClass }
  | {
      kind: 'unmatched';
      reason: 'UnableToFetchClass' | 'ClassDoesNotExist' | 'ClassNotReady';
      message: string;
      /** Given where the reason alone does not tell. */
      gets?: 'on';
    }
  | { kind: 'pending' };

/** The condition ClassMatched: the class exists, can be read, and is ready. */
export function matchClass(
  claim: ClassClaim,
  reading: ReadResult<ClusterInstanceClass>,
  name = resolvedClassName(claim) ?? '',
): ClassMatch {
  switch (reading.kind) {
    case 'pending':
      return { kind: 'pending' };
    case 'forbidden':
      return unmatched(
        'UnableToFetchClass',
        `The class "${name}" cannot be read. ${describeMissingRule(
          reading.rule,
        )}`,
      );
    case 'failed':
      return unmatched(
        'UnableToFetchClass',
        `The class "${name}" cannot be read: ${reading.message}`,
      );
    case 'absent':
      return unmatched(
        'ClassDoesNotExist',
        claim.status?.classRef
          ? `There is no ClusterInstanceClass "${name}" any more, which the claim was resolved to. Delete the claim and create it again to have another one chosen; it continues automatically if the class comes back`
          : `There is no ClusterInstanceClass "${name}" ("kubectl get clusterinstanceclasses" lists them). Correct spec.classRef.name; the claim continues automatically`,
      );
    case 'found':
      break;
    default:
      throw new TypeError(`Unknown reading: ${String(reading)}`);
  }
  const instanceClass = reading.value;
  const { observedGeneration } = instanceClass.status ?? {};
  if (
    observedGeneration !== undefined &&
    observedGeneration !== instanceClass.metadata.generation
  ) {
    // Its status is about another spec; the next one wakes us.
    return { kind: 'pending' };
  }
  if (isReady(instanceClass)) {
    return { kind: 'matched', instanceClass };
  }
  const condition = getCondition(instanceClass.status?.conditions, 'Ready');
  return condition
    ? unmatched(
        'ClassNotReady',
        `The class "${name}" is not ready (${condition.reason}): ${condition.message}`,
      )
    : unmatched(
        'ClassNotReady',
        `The class "${name}" has not been looked at yet; the claim continues automatically`,
        'on',
      );
}

function unmatched(
  reason: 'UnableToFetchClass' | 'ClassDoesNotExist' | 'ClassNotReady',
  message: string,
  gets?: 'on',
): ClassMatch {
  return { kind: 'unmatched', reason, message, ...(gets && { gets }) };
}
