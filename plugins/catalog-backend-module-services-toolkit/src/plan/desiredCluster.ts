import type { Entity } from '@backstage/catalog-model';
import type { PlanInput } from './PlanInput';
import {
  clusterEntityRef,
  encodeCluster,
  type PlanKey,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';

/** A configured cluster has an entity, unless another provider has one for it. That it is away changes nothing. */
export function desiredCluster(
  { cluster }: Extract<PlanKey, { kind: 'cluster' }>,
  { clusters, defaults, foreignClusters }: PlanInput,
): readonly Entity[] {
  const configured = clusters.find(({ name }) => name === cluster);
  return configured && !foreignClusters.has(clusterEntityRef(cluster))
    ? [encodeCluster(configured, defaults.owner)]
    : [];
}
