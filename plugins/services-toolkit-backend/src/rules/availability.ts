import type { Availability } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { OfferedPlan } from '@services-toolkit/backstage-plugin-services-toolkit-node';

/** What the portal counts itself, of the claims that it sees. */
export interface CountedClaims {
  isPool: boolean;
  /** How many hold an instance. Absent where the cluster has not told its claims yet. */
  holding: number | undefined;
  /** How many wait for a free instance. Absent also where nothing is picked from a pool. */
  waiting: number | undefined;
}

/** What a claim on a class would meet: what a service's status says of it, and what the portal counts, which is newer. */
export function availabilityOfClass(
  className: string,
  counted: CountedClaims & { plans: readonly OfferedPlan[] },
): Availability {
  const [told] = counted.plans.flatMap(
    ({ offering, plan }) =>
      availabilityInStatus(offering, plan.name, className) ?? [],
  );
  return mergedAvailability(told, counted);
}

/** What the status of a service says of a plan, if that is about the class which the plan names now. */
export function availabilityInStatus(
  { status }: OfferedPlan['offering'],
  planName: string,
  className: string,
): Availability | undefined {
  return status?.plans?.find(
    plan => plan.name === planName && plan.className === className,
  )?.availability;
}

export function mergedAvailability(
  told: Availability | undefined,
  { isPool, holding, waiting }: CountedClaims,
): Availability {
  return {
    kind: isPool ? 'pool' : 'onDemand',
    ...(holding !== undefined && { held: holding }),
    ...told,
    ...(waiting !== undefined && { waiting }),
  };
}
