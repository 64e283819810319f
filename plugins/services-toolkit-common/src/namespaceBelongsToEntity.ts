import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { toOwnerRef } from './toOwnerRef';

/**
 * The kubernetes plugin's annotation, by which an entity names namespaces as its own; several are separated by commas.
 *
 * @public
 */
export const ownNamespacesAnnotation = 'backstage.io/kubernetes-namespace';

/**
 * Whether claims in a namespace may count as made for an entity. Anyone who may write in a namespace can write the
 * annotation that names an entity, so that annotation alone proves nothing: the namespace must be one that the entity
 * names as its own, or name the entity's owner as its owner.
 *
 * @param namespace - `ownerRef` as the namespace states it; leave it out where it is not known
 * @public
 */
export function namespaceBelongsToEntity(
  namespace: { name: string; ownerRef?: string },
  entity: Entity,
): boolean {
  if (namespacesOfEntity(entity).includes(namespace.name)) {
    return true;
  }
  const ownerRef = toOwnerRef(namespace.ownerRef);
  return (
    ownerRef !== undefined &&
    (entity.relations ?? []).some(
      relation =>
        relation.type === RELATION_OWNED_BY &&
        toOwnerRef(relation.targetRef) === ownerRef,
    )
  );
}

/**
 * The namespaces that an entity names as its own.
 *
 * @public
 */
export function namespacesOfEntity({ metadata }: Entity): string[] {
  return (metadata.annotations?.[ownNamespacesAnnotation] ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
}
