import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  claimResourceRef,
  toEntityRef,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { annotations } from '@services-toolkit/kubernetes-api';

/** @public */
export type AnyClaim = ClassClaim | ResourceClaim;

/**
 * A claim as the watch has it. The object is shared by all plugins: never change it.
 *
 * @public
 */
export interface KnownClaim {
  /** Orders claims, and names one among all clusters. */
  readonly key: string;
  readonly cluster: string;
  readonly claim: AnyClaim;
}

export function knownClaim(cluster: string, claim: AnyClaim): KnownClaim {
  const { kind, metadata } = claim;
  const { name = '', namespace = '' } = metadata;
  return {
    key: claimResourceRef({ cluster, namespace, name, kind }),
    cluster,
    claim,
  };
}

/**
 * Full ref of the entity that a claim says it was made for. Anyone who may write in its namespace can say so: whether it counts
 * is a rule of its own (`namespaceBelongsToEntity`).
 *
 * @public
 */
export function entityNamedBy({
  metadata,
}: Pick<AnyClaim, 'metadata'>): string | undefined {
  return toEntityRef(
    metadata.annotations?.[annotations.entityRef],
    'component',
  );
}
