import type {
  Condition,
  ConditionStatus,
} from '@services-toolkit/kubernetes-api';
import { recordOf } from '../crossplane/recordOf';
import { plainText } from './plainText';

const most = 30;
const longestName = 200;
const statuses: ReadonlyMap<string, ConditionStatus> = new Map([
  ['true', 'True'],
  ['false', 'False'],
  ['unknown', 'Unknown'],
]);

/**
 * What can be used of `status.conditions`, which anybody may have written: the original toolkit leaves out reasons and
 * times, other controllers write what they like. Of too many, the first count.
 */
export function sanitizeConditions(object: unknown): Condition[] {
  const conditions = recordOf(recordOf(object)?.status)?.conditions;
  return listOf(conditions)
    .slice(0, most)
    .flatMap(one => sanitizeCondition(one) ?? []);
}

/** Some operators write them by their types. */
function listOf(conditions: unknown): unknown[] {
  return Array.isArray(conditions)
    ? conditions
    : Object.entries(recordOf(conditions) ?? {}).map(([type, value]) => ({
        type,
        ...(recordOf(value) ?? { status: value }),
      }));
}

function sanitizeCondition(value: unknown): Condition | undefined {
  const { status, ...rest } = recordOf(value) ?? {};
  const type = nameOf(rest.type);
  const known = statuses.get(String(plainText(status)).toLowerCase());
  if (type === undefined || known === undefined) {
    return undefined;
  }
  const { lastTransitionTime, observedGeneration } = rest;
  const reason = nameOf(rest.reason);
  const message = plainText(rest.message);
  return {
    type,
    status: known,
    ...(reason && { reason }),
    ...(message && { message }),
    ...(typeof lastTransitionTime === 'string' && { lastTransitionTime }),
    ...(Number.isInteger(observedGeneration) && {
      observedGeneration: Number(observedGeneration),
    }),
  };
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'string'
    ? plainText(value)?.slice(0, longestName)
    : undefined;
}
