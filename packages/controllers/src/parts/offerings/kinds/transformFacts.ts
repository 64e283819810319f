import type {
  KubernetesObject,
  ObjectMeta,
} from '@services-toolkit/kubernetes-api';
import type {
  ClusterServiceVersion,
  LoadBalancer,
  StorageClass,
  VolumeSnapshotClass,
} from './factObjects';

/** By which Kubernetes knows the StorageClass of volumes that name none. */
export const defaultClassAnnotation =
  'storageclass.kubernetes.io/is-default-class';

/** The labels that charts put on what they make; a Deployment with both is one of a Helm release. */
export const helmLabels = {
  chart: 'helm.sh/chart',
  managedBy: 'app.kubernetes.io/managed-by',
} as const;

/** On a ClusterServiceVersion: which package it is of, as the rest of the label's name. */
export const packageLabelPrefix = 'operators.coreos.com/';

export function transformStorageClass({
  metadata,
  ...rest
}: StorageClass): StorageClass {
  const { apiVersion, kind, provisioner } = rest;
  const isDefault = metadata.annotations?.[defaultClassAnnotation] === 'true';
  return {
    ...{ apiVersion, kind, provisioner },
    metadata: {
      ...identityOf(metadata),
      ...(isDefault && { annotations: { [defaultClassAnnotation]: 'true' } }),
    },
    allowVolumeExpansion: rest.allowVolumeExpansion ?? false,
    volumeBindingMode: rest.volumeBindingMode ?? 'Immediate',
  };
}

export function transformVolumeSnapshotClass({
  apiVersion,
  kind,
  metadata,
  driver,
}: VolumeSnapshotClass): VolumeSnapshotClass {
  return { apiVersion, kind, metadata: identityOf(metadata), driver };
}

/** Whether it has an address, not which. */
export function transformLoadBalancer({
  apiVersion,
  kind,
  metadata,
  spec,
  status,
}: LoadBalancer): LoadBalancer {
  const { loadBalancerClass } = spec ?? {};
  const hasAddress = (status?.loadBalancer?.ingress ?? []).length > 0;
  return {
    ...{ apiVersion, kind, metadata: identityOf(metadata) },
    spec: { ...(loadBalancerClass !== undefined && { loadBalancerClass }) },
    status: { loadBalancer: { ingress: hasAddress ? [{}] : [] } },
  };
}

/** A ClusterServiceVersion holds a whole installation, and a picture. */
export function transformClusterServiceVersion({
  apiVersion,
  kind,
  metadata,
  spec,
  status,
}: ClusterServiceVersion): ClusterServiceVersion {
  const { version } = spec ?? {};
  const { phase } = status ?? {};
  return {
    ...{ apiVersion, kind },
    metadata: {
      ...identityOf(metadata),
      ...labelsOf(metadata, key => key.startsWith(packageLabelPrefix)),
    },
    spec: { ...(version !== undefined && { version }) },
    status: { ...(phase !== undefined && { phase }) },
  };
}

export function transformHelmDeployment({
  apiVersion,
  kind,
  metadata,
}: KubernetesObject): KubernetesObject {
  return {
    ...{ apiVersion, kind },
    metadata: {
      ...identityOf(metadata),
      ...labelsOf(metadata, key => key === helmLabels.chart),
    },
  };
}

function identityOf(metadata: ObjectMeta): ObjectMeta {
  const { name, namespace, uid, resourceVersion, deletionTimestamp } = metadata;
  return {
    ...{ name, uid, resourceVersion },
    ...(namespace !== undefined && { namespace }),
    ...(deletionTimestamp !== undefined && { deletionTimestamp }),
  };
}

function labelsOf(
  { labels = {} }: ObjectMeta,
  isKept: (key: string) => boolean,
): Pick<ObjectMeta, 'labels'> {
  const kept = Object.entries(labels).filter(([key]) => isKept(key));
  return kept.length > 0 ? { labels: Object.fromEntries(kept) } : {};
}
