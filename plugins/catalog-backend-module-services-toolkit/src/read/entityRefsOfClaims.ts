import { toEntityRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  annotations,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { ClusterRead, Read } from '../plan/PlanInput';
import type { PlanKey } from '../plan/PlanKey';

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
  return new Set(
    claims.flatMap(({ metadata }) => {
      const ref = toEntityRef(
        metadata.annotations?.[annotations.entityRef],
        'component',
      );
      return ref ? [ref] : [];
    }),
  );
}

function claimsOf(
  planKey: PlanKey,
  clusters: readonly ClusterRead[],
): KubernetesObject[] {
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
