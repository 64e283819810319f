import {
  resourceTypes,
  type ClusterExampleUsage,
  type ClusterInfrastructure,
  type ClusterInstanceClass,
  type ClusterResource,
  type ClusterServiceOffering,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';
import type { Cluster } from '../../../runtime/Cluster';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';

/** The kinds that are followed from start to end. What tells facts is followed where it may be read: see followFacts. */
export interface OfferingKinds {
  infrastructures: FollowedKind<ClusterInfrastructure>;
  resources: FollowedKind<ClusterResource>;
  examples: FollowedKind<ClusterExampleUsage>;
  offerings: FollowedKind<ClusterServiceOffering>;
  /** Of the part of claims, which may not be installed. */
  classes: FollowedKind<ClusterInstanceClass>;
}

/** The same as controllers see them: what they know of each kind, whether it is there or not. */
export type OfferingInformers = {
  [TKind in keyof OfferingKinds]: OfferingKinds[TKind] extends FollowedKind<
    infer T
  >
    ? Informer<T>
    : never;
} & {
  /** Metadata only. */
  customResourceDefinitions: Informer<KubernetesObject>;
};

/** The one ClusterInfrastructure. */
export const infrastructureName = 'cluster';

/** All of them, with the indexes that tell who has to look again when something changes. */
export function followOfferingKinds(cluster: Cluster): OfferingKinds {
  return {
    infrastructures: cluster.defined<ClusterInfrastructure>({
      type: resourceTypes.clusterInfrastructures,
    }),
    resources: cluster.defined<ClusterResource>({
      type: resourceTypes.clusterResources,
      indexers: {
        /** By the kind that they describe. */
        described: ({ spec: { resourceRef } }) => [describedKey(resourceRef)],
        describedGroup: ({ spec: { resourceRef } }) => [
          resourceRef.group ?? '',
        ],
      },
    }),
    examples: cluster.defined<ClusterExampleUsage>({
      type: resourceTypes.clusterExampleUsages,
      indexers: {
        described: ({ spec: { gvkRef } }) => [describedKey(gvkRef)],
        describedGroup: ({ spec: { gvkRef } }) => [gvkRef.group ?? ''],
      },
    }),
    offerings: cluster.defined<ClusterServiceOffering>({
      type: resourceTypes.clusterServiceOfferings,
      indexers: {
        /** By the classes of their plans. */
        class: ({ spec }) =>
          (spec.plans ?? []).map(({ classRef }) => classRef.name),
        /** By the kinds whose ClusterResources they inherit from. */
        described: ({ spec }) => (spec.resources ?? []).map(describedKey),
      },
    }),
    classes: cluster.defined<ClusterInstanceClass>({
      type: resourceTypes.clusterInstanceClasses,
    }),
  };
}

/** How descriptions are indexed: by the kind that they are about. */
export function describedKey({
  group = '',
  kind,
}: {
  group?: string;
  kind: string;
}): string {
  return `${group}/${kind}`;
}
