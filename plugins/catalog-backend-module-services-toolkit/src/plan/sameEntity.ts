import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '@backstage/catalog-model';

const prefixes = ['services-toolkit.io/', 'backstage.io/managed-by-'];

/**
 * Whether writing `desired` over `present` would change anything of ours. What comes back from the catalog has more than
 * was written: a uid, relations, annotations of processors.
 */
export function sameEntity(present: Entity, desired: Entity): boolean {
  return isDeepStrictEqual(ownPart(present), ownPart(desired));
}

function ownPart({ kind, metadata, spec }: Entity) {
  return {
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
    title: metadata.title,
    description: metadata.description,
    tags: metadata.tags ?? [],
    links: metadata.links ?? [],
    annotations: Object.fromEntries(
      Object.entries(metadata.annotations ?? {}).filter(([key]) =>
        prefixes.some(prefix => key.startsWith(prefix)),
      ),
    ),
    spec,
  };
}
