/** Whether a condition holds; `Unknown` also where nobody has looked yet. @public */
export type ConditionStatus = 'True' | 'False' | 'Unknown';

/**
 * An entry of `status.conditions`, in the form of `metav1.Condition`.
 *
 * Only `type` and `status` are certain: statuses that other controllers wrote may lack the rest. What this project
 * writes is a {@link CompleteCondition}.
 *
 * @public
 */
export interface Condition {
  type: string;
  status: ConditionStatus;
  /** Why, in one word for programs. */
  reason?: string;
  /** Why, in a sentence for people. */
  message?: string;
  /** When `status` last changed, RFC 3339 in whole seconds. */
  lastTransitionTime?: string;
  /** The object's generation that the condition was set upon. */
  observedGeneration?: number;
}

/** A condition with everything that `metav1.Condition` asks for, of a known type and for a known reason. @public */
export interface CompleteCondition<
  TType extends string = string,
  TReason extends string = string,
> extends Condition {
  type: TType;
  reason: TReason;
  message: string;
  lastTransitionTime: string;
}
