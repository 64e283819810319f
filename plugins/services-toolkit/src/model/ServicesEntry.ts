import type {
  Offering,
  Service,
  ServiceInCluster,
  ServicePlan,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { offeringKey } from './offeringKey';

/** A plan as one cluster has it. */
export interface PlanInCluster {
  cluster: ServiceInCluster;
  plan: ServicePlan;
}

/** A plan of a service, over all clusters that have it. */
export interface EntryPlan {
  /** What the first of these clusters says of it. */
  plan: ServicePlan;
  places: readonly PlanInCluster[];
  /** Its class, as far as it is known. */
  offering: Offering;
}

/** A service with its plans. */
export interface ServiceEntry {
  kind: 'service';
  key: string;
  service: Service;
  plans: readonly EntryPlan[];
}

/** A class that no service has as a plan. */
export interface ClassEntry {
  kind: 'class';
  key: string;
  offering: Offering;
}

/** What the page *Services* has a card for. */
export type ServicesEntry = ServiceEntry | ClassEntry;

/** Services first, as they come, then the classes that none of them has as a plan. */
export function servicesEntries(
  services: readonly Service[],
  offerings: readonly Offering[],
): ServicesEntry[] {
  const byKey = new Map(offerings.map(one => [offeringKey(one), one]));
  const entries = services.map(service => serviceEntry(service, byKey));
  const planned = new Set(
    entries.flatMap(({ service: { group }, plans }) =>
      plans.flatMap(({ places }) =>
        places.map(({ plan }) => offeringKey({ group, class: plan.class })),
      ),
    ),
  );
  return [
    ...entries,
    ...offerings
      .filter(offering => !planned.has(offeringKey(offering)))
      .map(
        (offering): ClassEntry => ({
          kind: 'class',
          key: offeringKey(offering),
          offering,
        }),
      ),
  ];
}

/** Services alone, with what they say of their classes. */
export function serviceEntriesOf(services: readonly Service[]): ServiceEntry[] {
  return services.map(service => serviceEntry(service, new Map()));
}

function serviceEntry(
  service: Service,
  offerings: ReadonlyMap<string, Offering>,
): ServiceEntry {
  return {
    kind: 'service',
    key: serviceKey(service),
    service,
    plans: entryPlans(service, offerings),
  };
}

/** The plans of a service, with their classes where these are known. */
export function entryPlans(
  service: Service,
  offerings: ReadonlyMap<string, Offering> = new Map(),
): EntryPlan[] {
  return plansOf(service).map(known => ({
    ...known,
    offering:
      offerings.get(
        offeringKey({ group: service.group, class: known.plan.class }),
      ) ?? offeringOfPlan(service, known),
  }));
}

/** What a service says of the class of a plan: enough to ask who may claim it. */
function offeringOfPlan(
  { group, title, owner }: Service,
  { plan, places }: Omit<EntryPlan, 'offering'>,
): Offering {
  return {
    group,
    class: plan.class,
    entityRef: '',
    title,
    owner,
    // Of a pool nobody needs the right to claim from the class. Where it is not known it is asked for.
    kind: plan.availability?.kind === 'pool' ? 'pool' : 'provisioner',
    clusters: places.map(({ cluster, plan: { ready } }) => ({
      name: cluster.name,
      title: cluster.title,
      ready,
      stale: cluster.stale,
    })),
  };
}

/** The plans of all clusters, in the order of the first cluster that has them. */
export function plansOf({
  clusters,
}: Pick<Service, 'clusters'>): Omit<EntryPlan, 'offering'>[] {
  const plans = new Map<string, PlanInCluster[]>();
  for (const cluster of clusters) {
    for (const plan of cluster.plans) {
      plans.set(plan.name, [
        ...(plans.get(plan.name) ?? []),
        { cluster, plan },
      ]);
    }
  }
  return [...plans.values()].flatMap(places =>
    places[0] ? [{ plan: places[0].plan, places }] : [],
  );
}

/** What names a service; no offering has a key with a colon. */
export function serviceKey({ group, name }: Pick<Service, 'group' | 'name'>) {
  return `service:${group}/${name}`;
}

/** The classes by which an entry can be claimed. */
export function offeringsOf(entry: ServicesEntry): Offering[] {
  return entry.kind === 'class'
    ? [entry.offering]
    : entry.plans.map(({ offering }) => offering);
}

export function titleOf(entry: ServicesEntry): string {
  return entry.kind === 'class' ? entry.offering.title : entry.service.title;
}
