import {
  RELATION_OWNED_BY,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';

/** The kubernetes plugin's annotation; several namespaces are separated by commas. */
const KUBERNETES_NAMESPACE_ANNOTATION = 'backstage.io/kubernetes-namespace';

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
  const own =
    entity.metadata.annotations?.[KUBERNETES_NAMESPACE_ANNOTATION] ?? '';
  if (own.split(',').some(name => name.trim() === namespace.name)) {
    return true;
  }
  const ownerRef = normalize(namespace.ownerRef);
  return (
    ownerRef !== undefined &&
    (entity.relations ?? []).some(
      relation =>
        relation.type === RELATION_OWNED_BY &&
        normalize(relation.targetRef) === ownerRef,
    )
  );
}

function normalize(ref: string | undefined): string | undefined {
  if (!ref) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}
