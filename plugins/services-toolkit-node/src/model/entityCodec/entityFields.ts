import type { Entity } from '@backstage/catalog-model';
import type { CatalogFields } from '../fieldPrecedence/readFields';

/** What an entity was filed under: the inverse of `toEntityFields`. */
export function fieldsOfEntity({
  metadata,
  spec,
}: Entity): Omit<CatalogFields, 'owner'> & { owner?: string } {
  return {
    ...(typeof spec?.owner === 'string' && { owner: spec.owner }),
    ...(typeof spec?.system === 'string' && { system: spec.system }),
    tags: metadata.tags ?? [],
    links: metadata.links ?? [],
  };
}

/** The parts of an entity that say it; empty lists are left out, as people would. */
export function toEntityFields({ links, owner, system, tags }: CatalogFields) {
  return {
    metadata: {
      ...(tags.length > 0 && { tags: [...tags] }),
      ...(links.length > 0 && { links: [...links] }),
    },
    spec: { owner, ...(system && { system }) },
  };
}
