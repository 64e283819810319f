import type { ClusterInfrastructureStatus } from '@services-toolkit/kubernetes-api';
import type {
  StorageClass,
  VolumeSnapshotClass,
} from '../../kinds/factObjects';
import { defaultClassAnnotation } from '../../kinds/transformFacts';
import { most } from './listed';

type StorageClassesFact = NonNullable<
  ClusterInfrastructureStatus['storageClasses']
>;

/** The storage classes, by name, and which of them take snapshots. */
export function storageClassesFact(
  storageClasses: readonly StorageClass[],
  snapshotClasses: readonly VolumeSnapshotClass[],
): StorageClassesFact {
  const withSnapshots = new Set(snapshotClasses.map(({ driver }) => driver));
  return storageClasses
    .map(({ metadata, provisioner, ...one }) => ({
      name: metadata.name ?? '',
      provisioner,
      default: metadata.annotations?.[defaultClassAnnotation] === 'true',
      allowVolumeExpansion: one.allowVolumeExpansion ?? false,
      volumeBindingMode: one.volumeBindingMode ?? 'Immediate',
      snapshots: withSnapshots.has(provisioner),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, most);
}
