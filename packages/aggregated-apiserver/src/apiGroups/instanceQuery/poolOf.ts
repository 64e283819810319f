import {
  getCondition,
  instanceQueries,
  isReady,
  type ClusterInstanceClass,
  type ClusterInstanceClassSpec,
} from '@services-toolkit/kubernetes-api';
import { invalid } from '../../server/status/failures';
import type { StatusCause } from '../../server/status/StatusError';

/** Where a class takes its instances from. */
export type Pool = NonNullable<ClusterInstanceClassSpec['pool']>;

/**
 * The pool of a class that has one and is ready.
 *
 * @throws StatusError 422 that says what is wrong with the class, and what to do
 */
export function poolOf(
  instanceClass: ClusterInstanceClass | undefined,
  asked: { className: string; queryName: string },
): Pool {
  const refuse = (reason: StatusCause['reason'], message: string) =>
    invalid(instanceQueries, asked.queryName, [
      { reason, field: 'spec.class', message },
    ]);
  const quoted = JSON.stringify(asked.className);
  if (!instanceClass) {
    throw refuse(
      'FieldValueNotFound',
      `Not found: ${quoted}: there is no ClusterInstanceClass of that name; "kubectl get clusterinstanceclasses" lists those that there are`,
    );
  }
  const { pool } = instanceClass.spec;
  if (!pool) {
    throw refuse(
      'FieldValueInvalid',
      `Invalid value: ${quoted}: this class has no pool to look into, since it makes a new instance for each claim: create a ClassClaim on it`,
    );
  }
  if (!isReady(instanceClass)) {
    const ready = getCondition(instanceClass.status?.conditions, 'Ready');
    throw refuse(
      'FieldValueInvalid',
      `Invalid value: ${quoted}: the class is not ready: ${
        ready
          ? [ready.reason, ready.message].filter(Boolean).join(': ')
          : 'its controller has not looked at it yet; try again in a moment'
      }`,
    );
  }
  return pool;
}
