import type { Condition } from './Condition';

/** The condition of that type, if there is one. @public */
export function getCondition(
  conditions: readonly Condition[] | undefined,
  type: string,
): Condition | undefined {
  // Those of others may be anything.
  return Array.isArray(conditions)
    ? conditions.find((one: Condition | null) => one?.type === type)
    : undefined;
}
