import type { Entity } from '@backstage/catalog-model';
import {
  clusterEntityRef,
  translateCluster,
} from '../translate/translateCluster';
import type { Knowledge } from './Knowledge';
import type { Subject } from './Subject';

/** A configured cluster has an entity, unless another provider has one for it. That it is away changes nothing. */
export function wishedCluster(
  { cluster }: Extract<Subject, { kind: 'cluster' }>,
  { clusters, defaults, foreignClusters }: Knowledge,
): readonly Entity[] {
  const configured = clusters.find(({ name }) => name === cluster);
  return configured && !foreignClusters.has(clusterEntityRef(cluster))
    ? [translateCluster(configured, defaults.owner)]
    : [];
}
