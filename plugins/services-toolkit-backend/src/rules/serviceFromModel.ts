import {
  chooseCluster,
  type KnownService,
  serviceEntityRef,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type {
  RunsOn,
  Service,
  ServiceInCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { getCondition } from '@services-toolkit/kubernetes-api';
import type { CountedClaims } from './availability';
import { planInCluster } from './planInCluster';
import { promisesIn } from './promises';
import { iconOf } from './serviceIcon';

/** A service in one cluster of the group, with what is known of that cluster. */
export interface ServedInCluster {
  known: KnownService;
  clusterTitle?: string;
  /** The cluster does not answer just now: this is what it said last. */
  stale: boolean;
  /** What the portal counts of the claims on a class. */
  counted(className: string): CountedClaims | undefined;
  /** `undefined` where instances of the class are on the cluster itself. */
  runsOn(className: string): RunsOn | undefined;
}

/** A service as the claim API shows it, with the texts that its catalog entity has. */
export interface ServiceToShow {
  group: string;
  serviceName: string;
  /** In the order of the configuration. */
  inClusters: readonly [ServedInCluster, ...ServedInCluster[]];
  /** Of services that name no owner. */
  defaultOwner?: string;
}

export function serviceFromModel(service: ServiceToShow): Service {
  const { group, serviceName, inClusters, defaultOwner } = service;
  const { texts, told } = speakerOf(service);
  const { identity, said } = texts;
  const owner = said.owner ?? defaultOwner;
  const icon = iconOf(told?.description.icon);
  return {
    group,
    name: serviceName,
    entityRef: serviceEntityRef(group, serviceName),
    title: texts.title,
    ...identity,
    keywords: [...identity.keywords],
    lifecycle: texts.lifecycle,
    ...(texts.description && { shortDescription: texts.description }),
    ...(owner && { owner }),
    ...(icon && { icon }),
    links: (said.links ?? []).map(({ url, title, type }) => ({
      url,
      ...(title && { title }),
      ...(type && { type }),
    })),
    clusters: inClusters
      .map(serviceInCluster)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** What one cluster knows of it that has the word on its texts. */
export function speakerOf({ inClusters }: ServiceToShow): KnownService {
  const [first, ...others] = inClusters;
  return chooseCluster([first.known, ...others.map(({ known }) => known)]);
}

function serviceInCluster(one: ServedInCluster): ServiceInCluster {
  const { part, texts, told } = one.known;
  const { version } = texts.identity;
  const { reason, message } =
    part.ready === 'Unknown'
      ? { reason: undefined, message: undefined }
      : getCondition(told?.offering.status?.conditions, 'Ready') ?? {};
  return {
    name: part.cluster,
    ...(one.clusterTitle && { title: one.clusterTitle }),
    ready: part.ready,
    ...(reason && { reason }),
    ...(message && { message }),
    ...(one.stale && { stale: true }),
    ...(version && { version }),
    plans: (told?.offering.spec.plans ?? []).map(plan =>
      planInCluster(plan, told?.offering.status, {
        counted: one.counted(plan.classRef.name),
        runsOn: one.runsOn(plan.classRef.name),
      }),
    ),
    ...promisesIn(told),
  };
}
