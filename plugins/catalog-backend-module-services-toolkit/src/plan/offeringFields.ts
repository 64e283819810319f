import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { type CatalogFields, none, readFields } from '../translate/readFields';
import type { CatalogDefaults } from './PlanInput';

/** Owner, system, tags and links of an offering's entity: what the class says, else what is configured. */
export function offeringFields(
  ofClass: ClusterInstanceClass | undefined,
  defaults: CatalogDefaults,
): CatalogFields {
  const fields = readFields(ofClass);
  const system = fields.system ?? defaults.system;
  return {
    owner: fields.owner ?? defaults.owner,
    ...(system && system !== none && { system }),
    tags: fields.tags ?? defaults.tags,
    links: fields.links ?? [],
  };
}
