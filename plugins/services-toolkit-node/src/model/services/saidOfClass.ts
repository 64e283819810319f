import { toOwnerRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import type { Plan, ServiceDescription } from '@services-toolkit/offerings';
import { isHttps } from '../fieldPrecedence/readFields';
import type { OfferedPlan } from './PlansByClass';

/** Of more services than this a class names none: somebody may offer one a thousand times. */
const mostNamed = 20;

/**
 * The plan of a service that claims on a class are.
 *
 * @public
 */
export interface OfferedBy {
  /** Name of the ClusterServiceOffering. */
  readonly service: string;
  readonly plan: string;
}

/**
 * What the services of one cluster say of a class. It wins over what the class says of itself; where two of them say
 * different things, neither counts, and the condition Consistent of both tells it.
 *
 * @public
 */
export interface SaidOfClass {
  readonly offeredBy: readonly OfferedBy[];
  readonly title?: string;
  /** Full ref. */
  readonly owner?: string;
  /** Without an address it is a picture that the service has itself. */
  readonly icon?: { readonly url?: string };
}

/** @param describe - with what is inherited */
export function saidOfClass(
  plans: readonly OfferedPlan[],
  describe: (offering: ClusterServiceOffering) => ServiceDescription,
): SaidOfClass {
  const icons = plans.flatMap(({ offering }) => {
    const { icon } = describe(offering);
    return icon ? [icon.url && isHttps(icon.url) ? icon.url : ''] : [];
  });
  const title = onlyOne(
    plans.map(({ offering, plan }) => titleOfPlan(offering, plan)),
  );
  const owner = onlyOne(
    plans.flatMap(({ offering }) => toOwnerRef(offering.spec.owner) ?? []),
  );
  const icon = onlyOne(icons);
  return {
    offeredBy: plans.slice(0, mostNamed).map(({ offering, plan }) => ({
      service: offering.metadata.name ?? '',
      plan: plan.name,
    })),
    ...(title && { title }),
    ...(owner && { owner }),
    ...(icon !== undefined && { icon: icon ? { url: icon } : {} }),
  };
}

/**
 * Those of several clusters, each once.
 *
 * @public
 */
export function offeredByAll(
  inClusters: readonly { readonly offeredBy: readonly OfferedBy[] }[],
): OfferedBy[] {
  const each = new Map(
    inClusters
      .flatMap(({ offeredBy }) => offeredBy)
      .map(one => [`${one.service}/${one.plan}`, one]),
  );
  return [...each.values()].slice(0, mostNamed);
}

/** What people call a service. @public */
export function titleOfService({
  metadata,
  spec,
}: Pick<ClusterServiceOffering, 'metadata' | 'spec'>): string {
  return spec.displayName?.trim() || (metadata.name ?? '');
}

/** What people call a plan where its service is not named beside it. */
function titleOfPlan(offering: ClusterServiceOffering, plan: Plan): string {
  const service = titleOfService(offering);
  const isOnlyOne = offering.spec.plans?.length === 1;
  return isOnlyOne && !plan.displayName
    ? service
    : `${service} ${plan.displayName?.trim() || plan.name}`;
}

function onlyOne(said: readonly string[]): string | undefined {
  const [first, ...others] = new Set(said);
  return others.length === 0 ? first : undefined;
}
