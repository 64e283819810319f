import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';

/** Somebody's change to the catalog shows: after so long it is asked again. */
export const freshForMs = 30_000;
/** So old an answer is shown in a list, while the new one is on its way: a list has many refs, and few of them change. */
export const usableForMs = 5 * 60_000;
/** Entities come and go; of more refs than this those go that nobody asked for the longest time. */
const maxKept = 20_000;

/**
 * What is read of entities, by their refs, as the portal: only what is true for everybody may be told from it. While the
 * catalog does not answer, what it said last counts.
 */
export class CatalogCache<T> {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #fields: readonly string[];
  readonly #read: (entity: Entity | undefined) => T;
  readonly #known = new LRUCache<string, { at: number; value: T }>({
    max: maxKept,
  });
  /** What is being asked, by ref: many people may look at the same page. */
  readonly #asked = new Map<string, Promise<void>>();

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    /** Of an entity, for `read`. */
    fields: readonly string[];
    /** What is kept of it; undefined is given where the catalog has none. */
    read: (entity: Entity | undefined) => T;
    now?: () => number;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    this.#fields = options.fields;
    this.#read = options.read;
    this.#now = options.now ?? Date.now;
  }

  /** Undefined where the catalog has not answered. */
  get(ref: string): T | undefined {
    return this.#known.get(ref)?.value;
  }

  /** Asks for what is not fresh, and waits for what is not usable. */
  async learn(refs: readonly string[], usableFor = usableForMs): Promise<void> {
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
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: [...this.#fields] },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      entityRefs.forEach((ref, index) => {
        this.#known.set(ref, { at, value: this.#read(items[index]) });
      });
    } catch (error) {
      // A list does without rather than fail.
      this.#logger.warn(
        `Could not ask the catalog for entities that services and claims name: ${error}`,
      );
    }
  }
}
