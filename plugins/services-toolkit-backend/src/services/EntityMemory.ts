import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isServicesToolkitEntity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ReadResult } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { AnswerCache } from './AnswerCache';

/** Every caller of a while shares one look into the catalog. */
const keptForMs = 5_000;
const all = 'all';

/** What the catalog remembers, or that it does not answer. */
export type Remembered<T> = ReadResult<{ items: readonly T[] }>;

/**
 * What the catalog remembers of the clusters that have not answered since this backend started. The catalog module keeps it
 * until such a cluster answers again, so that a restart during an outage loses no service.
 */
export class EntityMemory<T> {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #type: string;
  readonly #decode: (entity: Entity) => T | undefined;
  readonly #answers = new AnswerCache<readonly T[]>({
    forMs: keptForMs,
    most: 1,
  });

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    /** `spec.type` of the entities. */
    type: string;
    /** Undefined for what is not of that shape. */
    decode: (entity: Entity) => T | undefined;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#type = options.type;
    this.#decode = options.decode;
  }

  async read(): Promise<Remembered<T>> {
    try {
      return {
        ok: true,
        items: await this.#answers.get(all, () => this.#ask()),
      };
    } catch (error) {
      this.#logger.warn(
        `Could not look up in the catalog what clusters that do not answer have offered: ${error}`,
      );
      return { ok: false };
    }
  }

  async #ask(): Promise<readonly T[]> {
    const { items } = await this.#catalog.getEntities(
      { filter: { kind: 'resource', 'spec.type': this.#type } },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    // Others may have entities of that type too; the catalog sees to it that nobody else has this annotation.
    return items
      .filter(isServicesToolkitEntity)
      .flatMap(entity => this.#decode(entity) ?? []);
  }
}
