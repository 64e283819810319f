import { instancesOf, offeringEntityName } from '@services-toolkit/claims';
import { annotations, getCondition } from '@services-toolkit/kubernetes-api';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { toOwnerRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  Offering,
  OfferingCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** The class of one name as one cluster of the group has it. */
export interface ClassInCluster {
  cluster: string;
  clusterTitle?: string;
  /** The cluster does not answer just now: this is what it said last. */
  stale: boolean;
  /** Of a pool: how many claims wait for an instance. Absent where that is not known. */
  waiting?: number;
  class: ClusterInstanceClass;
}

/**
 * Joins what the clusters of one provider group say of a class name into one offering. Texts come from the first
 * cluster, by name, where the class is ready and which answers, else from the first at all: a broken cluster does not
 * change what people read.
 *
 * @param classes - at least one; all of the same name
 */
export function offeringFromClasses(
  group: string,
  classes: readonly [ClassInCluster, ...ClassInCluster[]],
): Offering {
  const ordered = [...classes].sort((a, b) => (a.cluster < b.cluster ? -1 : 1));
  const clusters = ordered.map(offeringCluster);
  const told =
    ordered.find(
      (one, index) => !one.stale && clusters[index]?.ready === 'True',
    ) ??
    ordered[0] ??
    classes[0];
  const { metadata, spec, status } = told.class;
  const name = metadata.name ?? '';
  const noted = metadata.annotations ?? {};
  return {
    group,
    class: name,
    entityRef: stringifyEntityRef({
      kind: 'resource',
      namespace: group,
      name: offeringEntityName(name),
    }),
    title: noted[annotations.title] || name,
    ...optional('description', spec.description?.short),
    ...optional('icon', noted[annotations.icon]),
    // As in the catalog. What is no ref would break the pages that show it.
    ...optional('owner', toOwnerRef(noted[annotations.owner])),
    kind: instancesOf({ spec }),
    clusters,
    ...optional('instanceType', instanceType(status?.instanceType)),
  };
}

/** The schema of the status requires nothing: statuses written by others may lack parts. */
function instanceType(
  said: { group?: string; version?: string; kind?: string } | undefined,
): Offering['instanceType'] {
  return said?.kind ? { ...said, kind: said.kind } : undefined;
}

function offeringCluster(one: ClassInCluster): OfferingCluster {
  const ready = getCondition(one.class.status?.conditions, 'Ready');
  return {
    name: one.cluster,
    ...optional('title', one.clusterTitle),
    ready: ready?.status ?? 'Unknown',
    ...optional('reason', ready?.reason),
    ...optional(
      'message',
      ready
        ? ready.message
        : 'The controllers of this cluster have not looked at the class yet.',
    ),
    ...(one.stale && { stale: true }),
    ...(one.waiting !== undefined && { waiting: one.waiting }),
  };
}

function optional<K extends string, V>(
  key: K,
  value: V | undefined,
): { [P in K]?: V } {
  return value === undefined || value === ''
    ? {}
    : ({ [key]: value } as { [P in K]?: V });
}
