import type { Condition, ConditionStatus } from './Condition';
import { timestampOf } from './timestampOf';

/** A condition as a rule wishes it; the time is found by {@link setCondition}. @public */
export interface DesiredCondition<
  TType extends string = string,
  TReason extends string = string,
> {
  type: TType;
  status: ConditionStatus;
  reason: TReason;
  message: string;
  observedGeneration?: number;
}

/**
 * The conditions with one of them set. `lastTransitionTime` stays as it is while the status is unchanged, so that
 * setting the same again changes nothing. The arguments are not changed.
 *
 * @public
 */
export function setCondition(
  conditions: readonly Condition[] | undefined,
  desired: DesiredCondition,
  now: Date,
): Condition[] {
  const before = conditions?.find(({ type }) => type === desired.type);
  const lastTransitionTime =
    before?.status === desired.status ? before.lastTransitionTime : undefined;
  const condition: Condition = {
    ...desired,
    // metav1.Time has whole seconds; a fraction would be gone at the next read, and look like a change.
    lastTransitionTime:
      lastTransitionTime ?? timestampOf(now),
  };
  return before
    ? (conditions ?? []).map(other => (other === before ? condition : other))
    : [...(conditions ?? []), condition];
}
