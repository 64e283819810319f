import type {
  RunsOn,
  ServicePlan,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClusterServiceOfferingStatus } from '@services-toolkit/kubernetes-api';
import type { Plan } from '@services-toolkit/offerings';
import { type CountedClaims, mergedAvailability } from './availability';

/**
 * A plan with what the controllers found out about it in one cluster.
 *
 * @param ofClass - the claims on its class, `undefined` where there is no such class, as far as is known; and the other
 * cluster that its instances are on
 */
export function planInCluster(
  plan: Plan,
  status: ClusterServiceOfferingStatus | undefined,
  ofClass: { counted: CountedClaims | undefined; runsOn: RunsOn | undefined },
): ServicePlan {
  const { counted, runsOn } = ofClass;
  const className = plan.classRef.name;
  const told = status?.plans?.find(
    // What was found out about another class is not true of this one.
    one => one.name === plan.name && one.className === className,
  );
  const availability = counted
    ? mergedAvailability(told?.availability, counted)
    : told?.availability;
  return {
    name: plan.name,
    title: plan.displayName?.trim() || plan.name,
    class: className,
    bullets: plan.bullets ?? [],
    costs: plan.costs ?? [],
    ...(plan.free !== undefined && { free: plan.free }),
    ...(plan.limits && { limits: { ...plan.limits } }),
    ready: told?.ready ?? 'Unknown',
    ...(told?.reason && { reason: told.reason }),
    ...(told?.message && { message: told.message }),
    ...(availability && { availability }),
    ...(runsOn && { runsOn }),
  };
}
