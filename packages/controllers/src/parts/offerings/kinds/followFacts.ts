import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { Cluster } from '../../../runtime/Cluster';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import type { AnyFollowedKind } from '../../Part';
import {
  clusterServiceVersions,
  volumeSnapshotClasses,
  type ClusterServiceVersion,
  type LoadBalancer,
  type StorageClass,
  type VolumeSnapshotClass,
} from './factObjects';
import type { Node } from './Node';
import {
  helmLabels,
  transformClusterServiceVersion,
  transformHelmDeployment,
  transformLoadBalancer,
  transformStorageClass,
  transformVolumeSnapshotClass,
} from './transformFacts';
import { transformNode } from './transformNode';

const { csiDrivers, deployments, nodes, services, storageClasses } =
  builtinResourceTypes;

/** A kind that tells something, whatever its objects are. */
export type AnyFactKind = AnyFollowedKind &
  Pick<FollowedKind<KubernetesObject>, 'subscribe' | 'onState'>;

/** What is followed in one of the namespaces of operators. */
export interface OperatorKinds {
  namespace: string;
  /** Metadata of those that are of a Helm release. */
  deployments: FollowedKind<KubernetesObject>;
  clusterServiceVersions: FollowedKind<ClusterServiceVersion>;
}

/** The kinds that tell something about the cluster. Each of them may be forbidden: then what it tells is unknown. */
export interface FactKinds {
  nodes: FollowedKind<Node>;
  storageClasses: FollowedKind<StorageClass>;
  volumeSnapshotClasses: FollowedKind<VolumeSnapshotClass>;
  csiDrivers: FollowedKind<KubernetesObject>;
  /** Services of type LoadBalancer. */
  loadBalancers: FollowedKind<LoadBalancer>;
  /** For each of the namespaces that the administrator named. */
  operators: readonly OperatorKinds[];
}

/** All of them, with what the facts are made of, and no more. */
export function followFacts(
  cluster: Cluster,
  operatorNamespaces: readonly string[],
): FactKinds {
  return {
    nodes: cluster.builtin<Node>({ type: nodes, transform: transformNode }),
    storageClasses: cluster.builtin<StorageClass>({
      type: storageClasses,
      transform: transformStorageClass,
    }),
    volumeSnapshotClasses: cluster.defined<VolumeSnapshotClass>({
      type: volumeSnapshotClasses,
      transform: transformVolumeSnapshotClass,
    }),
    csiDrivers: cluster.builtin<KubernetesObject>({
      type: csiDrivers,
      metadataOnly: true,
    }),
    loadBalancers: cluster.builtin<LoadBalancer>({
      type: services,
      fieldSelector: 'spec.type=LoadBalancer',
      transform: transformLoadBalancer,
    }),
    operators: operatorNamespaces.map(namespace => ({
      namespace,
      deployments: cluster.builtin<KubernetesObject>({
        type: deployments,
        namespace,
        metadataOnly: true,
        labelSelector: `${helmLabels.managedBy}=Helm,${helmLabels.chart}`,
        transform: transformHelmDeployment,
      }),
      clusterServiceVersions: cluster.defined<ClusterServiceVersion>({
        type: clusterServiceVersions,
        namespace,
        transform: transformClusterServiceVersion,
      }),
    })),
  };
}

/** All of them, for those who look at none in particular. */
export function factKinds({ operators, ...kinds }: FactKinds): AnyFactKind[] {
  return [
    ...Object.values(kinds),
    ...operators.flatMap(one => [one.deployments, one.clusterServiceVersions]),
  ];
}
