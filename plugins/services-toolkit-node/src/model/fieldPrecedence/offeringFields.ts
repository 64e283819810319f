import type { CatalogDefaults } from './CatalogDefaults';
import { type CatalogFields, none, type SaidFields } from './readFields';

/**
 * Owner, system, tags and links of an offering's entity: what the class says, else what is configured.
 *
 * @public
 */
export function offeringFields(
  said: SaidFields,
  defaults: CatalogDefaults,
): CatalogFields {
  const system = said.system ?? defaults.system;
  return {
    owner: said.owner ?? defaults.owner,
    ...(system && system !== none && { system }),
    tags: said.tags ?? defaults.tags,
    links: said.links ?? [],
  };
}
