import type { Condition } from './Condition';

/** The condition of that type, if there is one. @public */
export function getCondition(
  conditions: readonly Condition[] | undefined,
  type: string,
): Condition | undefined {
  return conditions?.find(condition => condition.type === type);
}
