import type { Condition } from './Condition';
import { getCondition } from './getCondition';

/**
 * Whether the object says `Ready: True`. It says nothing about whether that is about its present generation.
 *
 * @public
 */
export function isReady(object: {
  status?: { conditions?: readonly Condition[] };
}): boolean {
  return getCondition(object.status?.conditions, 'Ready')?.status === 'True';
}
