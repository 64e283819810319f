import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_ORIGIN_LOCATION } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import type { ServicesToolkitCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { classFromEntity } from '../rules/classFromEntity';

/** Every caller of a while shares one look into the catalog. */
const keepMs = 5_000;

/**
 * What the catalog remembers of the classes of clusters that have not answered since this backend started. The catalog
 * module keeps it until such a cluster answers again, so that a restart during an outage loses no service.
 */
export class RememberedClasses {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  #entities: { read: Promise<readonly Entity[]>; until: number } | undefined;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  async of({
    name,
    group,
  }: Pick<ServicesToolkitCluster, 'name' | 'group'>): Promise<
    ClusterInstanceClass[]
  > {
    return (await this.#read())
      .filter(({ metadata }) => metadata.namespace === group)
      .flatMap(entity => classFromEntity(entity, name) ?? []);
  }

  #read(): Promise<readonly Entity[]> {
    const now = performance.now();
    if (!this.#entities || this.#entities.until < now) {
      const read = this.#readOfferings().catch(error => {
        this.#entities = undefined;
        this.#logger.warn(
          `Could not look up in the catalog what clusters that do not answer have offered: ${error}`,
        );
        return [];
      });
      this.#entities = { read, until: now + keepMs };
    }
    return this.#entities.read;
  }

  async #readOfferings(): Promise<Entity[]> {
    const { items } = await this.#catalog.getEntities(
      { filter: { kind: 'resource', 'spec.type': 'service-offering' } },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    // Others may have entities of that type too; the catalog sees to it that nobody else has this annotation.
    return items.filter(({ metadata }) =>
      metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION]?.startsWith(
        'services-toolkit:',
      ),
    );
  }
}
