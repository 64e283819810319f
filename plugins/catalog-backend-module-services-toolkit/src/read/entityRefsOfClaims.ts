import { toEntityRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  annotations,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { ClusterRead, Read } from '../plan/Knowledge';
import type { Subject } from '../plan/Subject';

/** The entities that the claims among the subjects say they were made for. */
export function entityRefsOfClaims(
  clusters: readonly ClusterRead[],
  subjects: readonly Subject[] | 'all',
): ReadonlySet<string> {
  const claims =
    subjects === 'all'
      ? clusters.flatMap(({ classClaims, resourceClaims }) => [
          ...listOf(classClaims),
          ...listOf(resourceClaims),
        ])
      : subjects.flatMap(subject => claimsOf(subject, clusters));
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
  subject: Subject,
  clusters: readonly ClusterRead[],
): KubernetesObject[] {
  if (subject.kind !== 'claim') {
    return [];
  }
  const key = `${subject.namespace}/${subject.name}`;
  return clusters
    .filter(({ name }) => name === subject.cluster)
    .flatMap(({ classClaims, resourceClaims }) => [
      classClaims.ok ? classClaims.get(key) : undefined,
      resourceClaims.ok ? resourceClaims.get(key) : undefined,
    ])
    .flatMap(claim => (claim ? [claim] : []));
}

function listOf<T>(read: Read<T>): readonly T[] {
  return read.ok ? read.list() : [];
}
