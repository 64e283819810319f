import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isServicesToolkitEntity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { LRUCache } from 'lru-cache';
import { describeConflict } from '../rules/describeConflict';

/** A conflict comes and goes with somebody's change to the catalog: that shows after so long. */
const keptForMs = 30_000;
/** Classes come and go; of more refs than this those go that nobody asked for the longest time. */
const maxKept = 20_000;

/**
 * Knows which offerings have no entity because another source has their ref: the catalog keeps what was there first,
 * and tells only its log.
 */
export class EntityConflicts {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  /** Whether another source has a ref. */
  readonly #known: LRUCache<string, boolean>;
  /** What is being asked, by ref: many people may look at the same page. */
  readonly #asked = new Map<string, Promise<void>>();

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    const { now } = options;
    this.#known = new LRUCache({
      max: maxKept,
      ttl: keptForMs,
      // While the catalog does not answer, what it said last counts.
      allowStale: true,
      noDeleteOnStaleGet: true,
      // It takes a time of 0 for none.
      ...(now && { perf: { now: () => now() + 1 }, ttlResolution: 0 }),
    });
  }

  /** The same offerings; those in conflict say so. */
  async mark(offerings: readonly Offering[]): Promise<Offering[]> {
    await this.#learn(offerings.map(({ entityRef }) => entityRef));
    return offerings.map(offering =>
      this.#known.get(offering.entityRef)
        ? { ...offering, conflict: describeConflict(offering.entityRef) }
        : offering,
    );
  }

  /** The same for one, with the other source's name if the caller may see its entity. */
  async markInDetail(
    offering: Offering,
    credentials: BackstageCredentials,
  ): Promise<Offering> {
    const [marked = offering] = await this.mark([offering]);
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

  async #learn(refs: readonly string[]): Promise<void> {
    const unknown = refs.filter(ref => !this.#known.has(ref));
    const unasked = unknown.filter(ref => !this.#asked.has(ref));
    if (unasked.length > 0) {
      const answer = this.#ask(unasked).finally(() =>
        unasked.forEach(ref => this.#asked.delete(ref)),
      );
      unasked.forEach(ref => this.#asked.set(ref, answer));
    }
    await Promise.all(new Set(unknown.map(ref => this.#asked.get(ref))));
  }

  async #ask(entityRefs: string[]): Promise<void> {
    try {
      // As the portal: that there is a conflict is true for everybody. Only its existence is told on.
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: ['metadata.annotations'] },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      entityRefs.forEach((ref, index) => {
        const entity = items[index];
        this.#known.set(
          ref,
          entity !== undefined && !isServicesToolkitEntity(entity),
        );
      });
    } catch (error) {
      // What is offered does not depend on the catalog: better without this than not at all.
      this.#logger.warn(
        `Could not ask the catalog whether other sources have the refs of services: ${error}`,
      );
    }
  }
}
