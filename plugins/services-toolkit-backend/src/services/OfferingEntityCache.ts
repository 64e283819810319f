import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  entityTypes,
  isServicesToolkitEntity,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { decodeOffering } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type {
  ReadResult,
  DecodedOffering,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { AnswerCache } from './AnswerCache';

/** Every caller of a while shares one look into the catalog. */
const keptForMs = 5_000;
const all = 'all';

export type DecodedOfferings = ReadResult<{
  offerings: readonly DecodedOffering[];
}>;

/**
 * What the catalog remembers of the offerings of clusters that have not answered since this backend started. The catalog
 * module keeps it until such a cluster answers again, so that a restart during an outage loses no service.
 */
export class OfferingEntityCache {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #answers = new AnswerCache<readonly DecodedOffering[]>({
    forMs: keptForMs,
    most: 1,
  });

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  async read(): Promise<DecodedOfferings> {
    try {
      return {
        ok: true,
        offerings: await this.#answers.get(all, () => this.#ask()),
      };
    } catch (error) {
      this.#logger.warn(
        `Could not look up in the catalog what clusters that do not answer have offered: ${error}`,
      );
      return { ok: false };
    }
  }

  async #ask(): Promise<readonly DecodedOffering[]> {
    const { items } = await this.#catalog.getEntities(
      { filter: { kind: 'resource', 'spec.type': entityTypes.offering } },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    // Others may have entities of that type too; the catalog sees to it that nobody else has this annotation.
    return items
      .filter(isServicesToolkitEntity)
      .flatMap(entity => decodeOffering(entity) ?? []);
  }
}
