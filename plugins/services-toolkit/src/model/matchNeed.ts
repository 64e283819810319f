import { lacksOf } from '@services-toolkit/offerings';
import type { ClassSelector, Lack } from '@services-toolkit/offerings';
import type {
  Service,
  ServiceInCluster,
  ServicePlan,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { EntryPlan, ServiceEntry } from './ServicesEntry';
import { canBeClaimedNow } from './planState';

/** What an application needs, whichever service has it. */
export type Need = Omit<ClassSelector, 'matchLabels'>;

/** A plan in a cluster, and what it lacks of what is needed. */
export interface NeedMatch {
  entry: ServiceEntry;
  plan: EntryPlan;
  cluster: ServiceInCluster;
  lacks: Lack[];
}

/** How many of those that come closest are worth reading. */
const CLOSEST = 3;

/**
 * The plans that have all of it, those that can be had at once first; where there are none, those that lack least. Services
 * come as they are listed; the cluster itself goes by the operator's priorities.
 */
export function matchNeed(
  entries: readonly ServiceEntry[],
  need: Need,
): { matches: NeedMatch[]; closest: NeedMatch[] } {
  const all = entries.flatMap(entry =>
    entry.plans.flatMap(plan =>
      plan.places
        .filter(({ cluster }) => !cluster.stale)
        .map(({ cluster, plan: inCluster }) => ({
          entry,
          plan,
          cluster,
          lacks: lacksOfPlan(need, entry.service, cluster, inCluster),
        })),
    ),
  );
  const matches = all
    .filter(({ lacks }) => lacks.length === 0)
    .sort((a, b) => Number(waits(a)) - Number(waits(b)));
  const closest =
    matches.length > 0
      ? []
      : [...all]
          .sort((a, b) => a.lacks.length - b.lacks.length)
          .slice(0, CLOSEST);
  return { matches, closest };
}

function waits({ plan, cluster }: NeedMatch): boolean {
  return !plan.places.some(
    place => place.cluster.name === cluster.name && canBeClaimedNow(place),
  );
}

/** By the same rules as in the cluster, of what the cluster has said. */
function lacksOfPlan(
  need: Need,
  { type, protocol, provider }: Service,
  cluster: ServiceInCluster,
  plan: ServicePlan,
): Lack[] {
  return lacksOf(need, {
    offering: {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClusterServiceOffering',
      metadata: {},
      spec: {
        type,
        protocol,
        provider,
        version: cluster.version,
      },
      status: {
        plans: [
          {
            name: plan.name,
            className: plan.class,
            ready: plan.ready,
            message: plan.message,
          },
        ],
        capabilities: [
          ...cluster.capabilities,
          ...cluster.capabilitiesNotAvailable,
        ],
        qualityOfService: [...cluster.guarantees, ...cluster.guaranteesNotKept],
      },
    },
    plan: { name: plan.name, classRef: { name: plan.class } },
    // Which labels it has is not asked for here; whether it is there, its plan says.
    classLabels: {},
  });
}
