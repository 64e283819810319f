import type { Entity } from '@backstage/catalog-model';
import { fieldsOfEntity } from '../entityCodec/entityFields';
import { type CatalogFields, none, type SaidFields } from './readFields';
import {
  claimOwner,
  resolveField,
  type SaidBy,
} from '@services-toolkit/claims';
import type { CatalogDefaults } from './CatalogDefaults';

/**
 * What has a say about where the catalog files a claim, in the order in which it has it.
 *
 * @public
 */
export interface ClaimSources {
  readonly claim: SaidFields;
  /** The entity that it is made for: its owner and its system. */
  readonly madeFor: SaidFields | 'unread';
  readonly namespace: SaidFields | 'unread';
  readonly class: SaidFields | 'unread';
  readonly defaults: CatalogDefaults;
}

/**
 * Owner, system, tags and links of a claim's entity; the README has the table. A system is where the application
 * belongs, so the class has no word in it; links lead to what is claimed, so only claim and class have one.
 *
 * @public
 */
export function claimFields(
  sources: ClaimSources,
  before: Entity | undefined,
): CatalogFields {
  const { claim, madeFor, namespace, class: ofClass, defaults } = sources;
  const decided = before && fieldsOfEntity(before);
  const ownerOf = said('owner');
  const owner = claimOwner(
    {
      claim: ownerOf(claim),
      madeFor: ownerOf(madeFor),
      namespace: ownerOf(namespace),
      class: ownerOf(ofClass),
    },
    decided?.owner,
  );
  const system = resolveField(
    [claim, madeFor, namespace].map(said('system')),
    decided && (decided.system ?? none),
  );
  const tags = resolveField(
    [claim, namespace, ofClass].map(said('tags')),
    decided?.tags,
  );
  const links = resolveField(
    [claim, ofClass].map(said('links')),
    decided?.links,
  );
  return {
    owner: owner ?? defaults.owner,
    ...(system && system !== none && { system }),
    tags: tags ?? defaults.tags,
    links: links ?? [],
  };
}

function said<K extends keyof SaidFields>(field: K) {
  return (source: SaidFields | 'unread'): SaidBy<SaidFields[K]> =>
    source === 'unread' ? source : { says: source[field] };
}
