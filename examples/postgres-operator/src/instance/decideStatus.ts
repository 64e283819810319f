import { setCondition } from '@services-toolkit/kubernetes-api';
import type {
  PostgresInstance,
  PostgresInstanceStatus,
  ReadyReason,
} from './PostgresInstance';
import { readyReasons } from './PostgresInstance';

/** What came of an attempt to bring an instance about. */
export interface Outcome {
  reason: ReadyReason;
  message: string;
  database: string;
  /** The Secret, as soon as it is there; it stays named while something else is wrong. */
  bindingName?: string;
}

/** The status that says so. */
export function decideStatus(
  instance: PostgresInstance,
  outcome: Outcome,
  now: Date,
): PostgresInstanceStatus {
  const observedGeneration = instance.metadata.generation;
  const bindingName = outcome.bindingName ?? instance.status?.binding?.name;
  return {
    observedGeneration,
    database: outcome.database,
    ...(bindingName && { binding: { name: bindingName } }),
    conditions: setCondition(
      instance.status?.conditions,
      {
        type: 'Ready',
        status: outcome.reason === readyReasons.ready ? 'True' : 'False',
        reason: outcome.reason,
        message: outcome.message,
        observedGeneration,
      },
      now,
    ),
  };
}
