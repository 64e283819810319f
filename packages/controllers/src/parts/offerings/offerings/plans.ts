import {
  getCondition,
  type ClusterInstanceClass,
  type ClusterServiceOfferingStatus,
} from '@services-toolkit/kubernetes-api';
import type { Plan } from '@services-toolkit/offerings';
import type { OfferingObservation } from './Observation';

export type PlanStatus = NonNullable<
  ClusterServiceOfferingStatus['plans']
>[number];

/** How it stands with a plan, which is how it stands with its class. */
export function tellPlan(
  { name, classRef }: Plan,
  classes: OfferingObservation['classes'],
): PlanStatus {
  const told = { name, className: classRef.name };
  if (classes === 'notInstalled') {
    return {
      ...told,
      ready: 'False',
      reason: 'ClassesNotInstalled',
      message: 'This cluster has no ClusterInstanceClasses',
    };
  }
  const instanceClass = classes.get(classRef.name);
  if (!instanceClass) {
    return {
      ...told,
      ready: 'False',
      reason: 'ClassDoesNotExist',
      message: `There is no ClusterInstanceClass "${classRef.name}"`,
    };
  }
  const ready = getCondition(instanceClass.status?.conditions, 'Ready');
  return {
    ...told,
    ready: ready?.status ?? 'Unknown',
    ...(ready?.status !== 'True' && {
      ...(ready?.reason && { reason: ready.reason }),
      message: ready?.message || 'Its class has not been looked at yet',
    }),
    availability: availabilityOf(instanceClass),
  };
}

function availabilityOf({
  spec,
  status,
}: ClusterInstanceClass): NonNullable<PlanStatus['availability']> {
  const { keys: _, ...usage } = status?.usage ?? {};
  return { kind: spec.pool ? 'pool' : 'onDemand', ...usage };
}
