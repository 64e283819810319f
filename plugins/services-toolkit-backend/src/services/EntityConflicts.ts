import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isServicesToolkitEntity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { OfferingConflict } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { describeConflict } from '../rules/describeConflict';
import { CatalogCache, freshForMs, usableForMs } from './CatalogCache';

/** An offering or a service. */
interface Marked {
  entityRef: string;
  conflict?: OfferingConflict;
}

/**
 * Knows which offerings and services have no entity because another source has their ref: the catalog keeps what was there first,
 * and tells only its log.
 */
export class EntityConflicts {
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  /** Whether another source has a ref. */
  readonly #isForeign: CatalogCache<boolean>;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    this.#isForeign = new CatalogCache({
      ...options,
      fields: ['metadata.annotations'],
      read: entity => entity !== undefined && !isServicesToolkitEntity(entity),
    });
  }

  /** The same ones; those in conflict say so. */
  async mark<T extends Marked>(
    offerings: readonly T[],
    usableFor = usableForMs,
  ): Promise<T[]> {
    const refs = offerings.map(({ entityRef }) => entityRef);
    await this.#isForeign.learn(refs, usableFor);
    return offerings.map(offering =>
      this.#isForeign.get(offering.entityRef)
        ? { ...offering, conflict: describeConflict(offering.entityRef) }
        : offering,
    );
  }

  /** The same for one, with the other source's name if the caller may see its entity. */
  async markInDetail<T extends Marked>(
    offering: T,
    credentials: BackstageCredentials,
  ): Promise<T> {
    const [marked = offering] = await this.mark([offering], freshForMs);
    if (!marked.conflict) {
      return marked;
    }
    return {
      ...marked,
      conflict: describeConflict(
        offering.entityRef,
        await this.#holder(offering.entityRef, credentials),
      ),
    };
  }

  async #holder(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    try {
      return await this.#catalog.getEntityByRef(ref, { credentials });
    } catch (error) {
      this.#logger.warn(`Could not ask the catalog whose ${ref} is: ${error}`);
      return undefined;
    }
  }
}
