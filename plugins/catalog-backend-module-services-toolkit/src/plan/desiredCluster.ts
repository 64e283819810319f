import type { Entity } from '@backstage/catalog-model';
import {
  clusterEntityRef,
  translateCluster,
} from '../translate/translateCluster';
import type { PlanInput } from './PlanInput';
import type { PlanKey } from './PlanKey';

/** A configured cluster has an entity, unless another provider has one for it. That it is away changes nothing. */
export function desiredCluster(
  { cluster }: Extract<PlanKey, { kind: 'cluster' }>,
  { clusters, defaults, foreignClusters }: PlanInput,
): readonly Entity[] {
  const configured = clusters.find(({ name }) => name === cluster);
  return configured && !foreignClusters.has(clusterEntityRef(cluster))
    ? [translateCluster(configured, defaults.owner)]
    : [];
}
