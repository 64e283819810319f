import type { Entity } from '@backstage/catalog-model';
import {
  isServicesToolkitEntity,
  searchWords,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  decodeOffering,
  decodeService,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';

/**
 * What else the portal's search should find a service, or a class, by: type, protocol, provider, keywords, the clusters
 * that have it, and what people call it for short. Empty for other entities. It is put behind the text of the document that
 * the catalog's collator makes, by its `catalogCollatorExtensionPoint`.
 *
 * @public
 */
export function serviceSearchText(entity: Entity): string {
  if (!isServicesToolkitEntity(entity)) {
    return '';
  }
  return [...new Set(wordsOf(entity))].join(' ');
}

function wordsOf(entity: Entity): string[] {
  const { name, tags = [], title } = entity.metadata;
  const names = [name, ...(title ? [title] : []), ...tags];
  const service = decodeService(entity);
  if (service) {
    const { category, keywords, protocol, provider, type } =
      service.texts.identity;
    const said = [type, protocol, provider?.name, category, ...keywords];
    const words = said.flatMap(word => (word ? [word] : []));
    return [
      ...words,
      ...tags,
      ...searchWords({ names: [...names, ...words], category }),
      ...service.parts.map(({ cluster }) => cluster),
    ];
  }
  const offering = decodeOffering(entity);
  return offering
    ? [
        ...tags,
        ...searchWords({ names }),
        ...offering.parts.map(({ cluster }) => cluster),
      ]
    : [];
}
