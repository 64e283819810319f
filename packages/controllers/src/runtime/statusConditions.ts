import {
  initializing,
  setCondition,
  type Condition,
  type ConditionStatus,
} from '@services-toolkit/kubernetes-api';

/** What a rule found out about one condition. */
export interface Finding<TReason extends string = string> {
  status: ConditionStatus;
  reason: TReason;
  message: string;
  /** Whether the object makes progress on its own, or somebody has to act first, where the reason alone does not tell. */
  gets?: 'on' | 'stuck';
}

/** Findings by condition type; a type that is left out was not reached, and is `Unknown`. */
export type Findings<TType extends string, TReason extends string> = Partial<
  Record<TType, Finding<TReason>>
>;

/** The generation that a status is about, for those who spread it into one; nothing of an object that has none. */
export function observedGenerationOf({
  metadata: { generation },
}: {
  metadata: { generation?: number };
}): { observedGeneration?: number } {
  return generation === undefined ? {} : { observedGeneration: generation };
}

/**
 * The conditions to write: all types are there from the first write on, in the documented order, and what is the same
 * as before keeps its time, so that the second reconcile of one state has nothing to write.
 */
export function statusConditions<TType extends string, TReason extends string>(
  types: readonly TType[],
  findings: Findings<TType, TReason>,
  object: {
    metadata: { generation?: number };
    status?: { conditions?: Condition[] };
  },
  now: Date,
): Condition[] {
  return types.flatMap(type => {
    const finding = findings[type] ?? {
      status: 'Unknown' as const,
      reason: initializing,
      message: 'Not looked at yet',
    };
    const before = object.status?.conditions?.filter(one => one.type === type);
    return setCondition(
      before?.slice(0, 1),
      {
        type,
        status: finding.status,
        reason: finding.reason,
        message: finding.message,
        ...observedGenerationOf(object),
      },
      now,
    );
  });
}

/** A condition that holds carries its type as reason. */
export function holds<TType extends string>(
  type: TType,
  message: string,
): Finding<TType> {
  return { status: 'True', reason: type, message };
}

export function fails<TReason extends string>(
  reason: TReason,
  message: string,
  gets?: Finding['gets'],
): Finding<TReason> {
  return { status: 'False', reason, message, ...(gets && { gets }) };
}
