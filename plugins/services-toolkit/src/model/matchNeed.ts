import { distanceOf, lacksOf } from '@services-toolkit/offerings';
import type { Lack } from '@services-toolkit/offerings';
import type {
  Service,
  ServiceInCluster,
  ServicePlan,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { EntryPlan, ServiceEntry } from './ServicesEntry';
import type { Need } from './Need';

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
 * The plans that have all of it and can be had; where there are none, those that lack least, one of each service and
 * cluster. Services come as they are listed; the cluster itself goes by the operator's priorities.
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
  const matches = all.filter(({ lacks }) => lacks.length === 0);
  return { matches, closest: matches.length > 0 ? [] : closestOf(all) };
}

function closestOf(all: readonly NeedMatch[]): NeedMatch[] {
  const sorted = [...all].sort(
    (a, b) => distanceOf(a.lacks) - distanceOf(b.lacks),
  );
  return sorted
    .filter(
      ({ entry, cluster }, index) =>
        sorted.findIndex(
          other =>
            other.entry.key === entry.key &&
            other.cluster.name === cluster.name,
        ) === index,
    )
    .slice(0, CLOSEST);
}

/** By the same rules as in the cluster, of what the cluster has said. */
function lacksOfPlan(
  need: Need,
  { type, protocol, provider }: Service,
  cluster: ServiceInCluster,
  plan: ServicePlan,
): Lack[] {
  const lacks = lacksOf(need, {
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
    // Which labels its class has, the cluster tells when it tries the claim; whether it is there, its plan says.
    classLabels: need.matchLabels ?? {},
  });
  const { availability } = plan;
  return lacks.length === 0 &&
    availability?.kind === 'pool' &&
    availability.free === 0
    ? [{ kind: 'noneFree' }]
    : lacks;
}
