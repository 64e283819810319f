import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';

/** Where the kubernetes plugin, too, reads which namespaces an entity lives in. */
export const NAMESPACE_ANNOTATION = 'backstage.io/kubernetes-namespace';

/** What a claim can be made for. */
export interface ClaimTarget {
  entityRef: string;
  name: string;
  title: string;
  /** Its own namespaces; a claim elsewhere cannot be made for it. */
  namespaces: string[];
}

export function claimTarget(entity: Entity): ClaimTarget {
  const { name, title, annotations } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    name,
    title: title ?? name,
    namespaces: (annotations?.[NAMESPACE_ANNOTATION] ?? '')
      .split(',')
      .map(namespace => namespace.trim())
      .filter(Boolean),
  };
}
