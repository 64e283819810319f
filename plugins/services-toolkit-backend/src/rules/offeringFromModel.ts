import {
  chooseTexts,
  offeredByAll,
  offeringEntityRef,
  serviceEntityRef,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ClassInCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { getCondition } from '@services-toolkit/kubernetes-api';
import type {
  Availability,
  Offering,
  OfferingCluster,
  RunsOn,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** A class in one cluster of the group, with what is known of that cluster. */
export interface OfferedInCluster {
  known: ClassInCluster;
  clusterTitle?: string;
  /** The cluster does not answer just now: this is what it said last. */
  stale: boolean;
  /** Of a pool: how many claims wait for an instance. Absent where that is not known. */
  waiting?: number;
  /** Absent where nothing is known of claims. */
  availability?: Availability;
  /** Absent where instances are on the cluster itself. */
  runsOn?: RunsOn;
}

/** An offering as the claim API shows it, with the texts that its catalog entity has. */
export interface OfferingToShow {
  group: string;
  className: string;
  /** In the order of the configuration. */
  inClusters: readonly [OfferedInCluster, ...OfferedInCluster[]];
  /** Of services that name no owner. */
  defaultOwner?: string;
}

export function offeringFromModel(offering: OfferingToShow): Offering {
  const { group, className, inClusters, defaultOwner } = offering;
  const [first, ...others] = inClusters;
  const known = [first.known, ...others.map(one => one.known)] as const;
  const texts = chooseTexts(known);
  const offeredBy = offeredByAll(known);
  const { kind, ...type } = texts.instanceType ?? {};
  return {
    group,
    class: className,
    entityRef: offeringEntityRef(group, className),
    title: texts.title ?? className,
    ...optional('description', texts.description),
    ...optional('icon', texts.icon),
    ...optional('owner', texts.said.owner ?? defaultOwner),
    kind: texts.fulfilledFrom ?? 'provisioner',
    clusters: inClusters.map(offeringCluster).sort(byName),
    // The schema of the status requires nothing: statuses written by others may lack parts.
    ...(kind && { instanceType: { ...type, kind } }),
    ...(offeredBy.length > 0 && {
      offeredBy: offeredBy.map(({ service, plan }) => ({
        service,
        plan,
        entityRef: serviceEntityRef(group, service),
      })),
    }),
  };
}

/** {@link offeringFromModel}, with the schema of the parameters in each cluster, which would be too much for a list. */
export function offeringInDetail(offering: OfferingToShow): Offering {
  const schemas = new Map(
    offering.inClusters.map(({ known: { part, told } }) => [
      part.cluster,
      told?.status?.claimParameters?.openAPIV3Schema,
    ]),
  );
  const shown = offeringFromModel(offering);
  return {
    ...shown,
    clusters: shown.clusters.map(cluster => {
      const parametersSchema = schemas.get(cluster.name);
      return { ...cluster, ...(parametersSchema && { parametersSchema }) };
    }),
  };
}

function offeringCluster(one: OfferedInCluster): OfferingCluster {
  const { part, told } = one.known;
  const unseen = told && !getCondition(told.status?.conditions, 'Ready');
  return {
    name: part.cluster,
    ...optional('title', one.clusterTitle),
    ready: part.ready,
    ...optional('reason', part.reason),
    ...optional(
      'message',
      unseen
        ? 'The controllers of this cluster have not looked at the class yet.'
        : part.message,
    ),
    ...(one.stale && { stale: true }),
    ...(one.waiting !== undefined && { waiting: one.waiting }),
    ...(one.availability && { availability: one.availability }),
    ...(one.runsOn && { runsOn: one.runsOn }),
  };
}

function byName(a: OfferingCluster, b: OfferingCluster): number {
  return a.name < b.name ? -1 : 1;
}

function optional<K extends string, V>(
  key: K,
  value: V | undefined,
): { [P in K]?: V } {
  return value === undefined || value === ''
    ? {}
    : ({ [key]: value } as { [P in K]?: V });
}
