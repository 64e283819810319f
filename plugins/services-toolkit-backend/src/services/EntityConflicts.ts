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

/** A conflict comes and goes with somebody's change to the catalog: after so long it is asked again. */
const freshForMs = 30_000;
/** So old an answer is shown in a list, while the new one is on its way: a list has many refs, and few conflicts. */
const usableForMs = 5 * 60_000;
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
  readonly #now: () => number;
  /** Whether another source has a ref, and when that was asked. While the catalog does not answer, what it said last counts. */
  readonly #known = new LRUCache<string, { at: number; foreign: boolean }>({
    max: maxKept,
  });
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
    this.#now = options.now ?? Date.now;
  }

  /** The same offerings; those in conflict say so. */
  async mark(
    offerings: readonly Offering[],
    usableFor = usableForMs,
  ): Promise<Offering[]> {
    const refs = offerings.map(({ entityRef }) => entityRef);
    await this.#learn(refs, usableFor);
    return offerings.map(offering =>
      this.#known.get(offering.entityRef)?.foreign
        ? { ...offering, conflict: describeConflict(offering.entityRef) }
        : offering,
    );
  }

  /** The same for one, with the other source's name if the caller may see its entity. */
  async markInDetail(
    offering: Offering,
    credentials: BackstageCredentials,
  ): Promise<Offering> {
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

  /** Asks for what is not fresh, and waits for what is not usable. */
  async #learn(refs: readonly string[], usableFor: number): Promise<void> {
    const now = this.#now();
    const olderThan = (ms: number) =>
      refs.filter(ref => now - (this.#known.get(ref)?.at ?? -Infinity) >= ms);
    const unasked = olderThan(freshForMs).filter(ref => !this.#asked.has(ref));
    if (unasked.length > 0) {
      const answer = this.#ask(unasked, now).finally(() =>
        unasked.forEach(ref => this.#asked.delete(ref)),
      );
      unasked.forEach(ref => this.#asked.set(ref, answer));
    }
    await Promise.all(
      new Set(olderThan(usableFor).map(ref => this.#asked.get(ref))),
    );
  }

  async #ask(entityRefs: string[], at: number): Promise<void> {
    try {
      // As the portal: that there is a conflict is true for everybody. Only its existence is told on.
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: ['metadata.annotations'] },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      entityRefs.forEach((ref, index) => {
        const entity = items[index];
        this.#known.set(ref, {
          at,
          foreign: entity !== undefined && !isServicesToolkitEntity(entity),
        });
      });
    } catch (error) {
      // What is offered does not depend on the catalog: better without this than not at all.
      this.#logger.warn(
        `Could not ask the catalog whether other sources have the refs of services: ${error}`,
      );
    }
  }
}
