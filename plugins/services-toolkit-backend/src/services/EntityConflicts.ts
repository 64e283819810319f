import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isServicesToolkitEntity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { describeConflict } from '../rules/describeConflict';

/** A conflict comes and goes with somebody's change to the catalog: as soon as this it is noticed. */
const keptForMs = 30_000;
/** Classes come and go; of more refs than this those go that were asked first. */
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
  readonly #known = new Map<string, { until: number; foreign: boolean }>();
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
  async mark(offerings: readonly Offering[]): Promise<Offering[]> {
    await this.#learn(offerings.map(({ entityRef }) => entityRef));
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
    const now = this.#now();
    const unknown = refs.filter(
      ref => (this.#known.get(ref)?.until ?? 0) <= now,
    );
    const unasked = unknown.filter(ref => !this.#asked.has(ref));
    if (unasked.length > 0) {
      const answer = this.#ask(unasked, now + keptForMs).finally(() =>
        unasked.forEach(ref => this.#asked.delete(ref)),
      );
      unasked.forEach(ref => this.#asked.set(ref, answer));
    }
    await Promise.all(new Set(unknown.map(ref => this.#asked.get(ref))));
  }

  async #ask(entityRefs: string[], until: number): Promise<void> {
    try {
      // As the portal: that there is a conflict is true for everybody. Only its existence is told on.
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: ['metadata.annotations'] },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      entityRefs.forEach((ref, index) => {
        const entity = items[index];
        this.#known.set(ref, {
          until,
          foreign: entity !== undefined && !isServicesToolkitEntity(entity),
        });
      });
      for (const oldest of this.#known.keys()) {
        if (this.#known.size <= maxKept) {
          break;
        }
        this.#known.delete(oldest);
      }
    } catch (error) {
      // What is offered does not depend on the catalog: better without this than not at all.
      this.#logger.warn(
        `Could not ask the catalog whether other sources have the refs of services: ${error}`,
      );
    }
  }
}
