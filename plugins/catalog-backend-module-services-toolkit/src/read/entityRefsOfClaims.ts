import type { ClusterRead, Read } from '../plan/PlanInput';
import {
  type AnyClaim,
  entityNamedBy,
  type PlanKey,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';

/** The entities that the claims among the keys say they were made for. */
export function entityRefsOfClaims(
  clusters: readonly ClusterRead[],
  planKeys: readonly PlanKey[] | 'all',
): ReadonlySet<string> {
  const claims =
    planKeys === 'all'
      ? clusters.flatMap(({ classClaims, resourceClaims }) => [
          ...listOf(classClaims),
          ...listOf(resourceClaims),
        ])
      : planKeys.flatMap(planKey => claimsOf(planKey, clusters));
  return new Set(claims.flatMap(claim => entityNamedBy(claim) ?? []));
}

function claimsOf(
  planKey: PlanKey,
  clusters: readonly ClusterRead[],
): AnyClaim[] {
  if (planKey.kind !== 'claim') {
    return [];
  }
  const key = `${planKey.namespace}/${planKey.name}`;
  return clusters
    .filter(({ name }) => name === planKey.cluster)
    .flatMap(({ classClaims, resourceClaims }) => [
      classClaims.ok ? classClaims.get(key) : undefined,
      resourceClaims.ok ? resourceClaims.get(key) : undefined,
    ])
    .flatMap(claim => (claim ? [claim] : []));
}

function listOf<T>(read: Read<T>): readonly T[] {
  return read.ok ? read.list() : [];
}
