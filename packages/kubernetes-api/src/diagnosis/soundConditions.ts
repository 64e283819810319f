import type { Condition, ConditionStatus } from '../Condition';
import { recordOf } from '../crossplane/recordOf';

const most = 30;
const longestMessage = 2000;
const statuses: readonly unknown[] = ['True', 'False', 'Unknown'];

/**
 * What can be used of `status.conditions`, which anybody may have written: the original toolkit leaves out reasons and
 * times, other controllers write what they like. Of too many, the first count.
 */
export function soundConditions(object: unknown): Condition[] {
  const conditions = recordOf(recordOf(object)?.status)?.conditions;
  return Array.isArray(conditions)
    ? conditions.slice(0, most).flatMap(one => soundCondition(one) ?? [])
    : [];
}

function soundCondition(value: unknown): Condition | undefined {
  const { type, status, ...rest } = recordOf(value) ?? {};
  if (typeof type !== 'string' || !isStatus(status)) {
    return undefined;
  }
  const { reason, message, lastTransitionTime, observedGeneration } = rest;
  return {
    type,
    status,
    ...(typeof reason === 'string' && { reason }),
    ...(typeof message === 'string' && { message: cut(message) }),
    ...(typeof lastTransitionTime === 'string' && { lastTransitionTime }),
    ...(Number.isInteger(observedGeneration) && {
      observedGeneration: Number(observedGeneration),
    }),
  };
}

function isStatus(value: unknown): value is ConditionStatus {
  return statuses.includes(value);
}

function cut(message: string): string {
  return message.length > longestMessage
    ? `${message.slice(0, longestMessage - 1)}…`
    : message;
}
