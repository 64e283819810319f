import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';

/** What is kept of a StorageClass. */
export interface StorageClass extends KubernetesObject {
  provisioner: string;
  allowVolumeExpansion?: boolean;
  volumeBindingMode?: string;
}

/** What is kept of a VolumeSnapshotClass. */
export interface VolumeSnapshotClass extends KubernetesObject {
  driver: string;
}

/** What is kept of a Service of type LoadBalancer. */
export interface LoadBalancer extends KubernetesObject {
  spec?: { loadBalancerClass?: string };
  status?: {
    loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] };
  };
}

/** What is kept of an operator that Operator Lifecycle Manager has installed. */
export interface ClusterServiceVersion extends KubernetesObject {
  spec?: { version?: string };
  status?: { phase?: string };
}

/** Of the CSI snapshotter, which may not be installed. */
export const volumeSnapshotClasses: ResourceType = {
  group: 'snapshot.storage.k8s.io',
  version: 'v1',
  kind: 'VolumeSnapshotClass',
  plural: 'volumesnapshotclasses',
  namespaced: false,
};

/** Of Operator Lifecycle Manager, which may not be installed. */
export const clusterServiceVersions: ResourceType = {
  group: 'operators.coreos.com',
  version: 'v1alpha1',
  kind: 'ClusterServiceVersion',
  plural: 'clusterserviceversions',
  namespaced: true,
};
