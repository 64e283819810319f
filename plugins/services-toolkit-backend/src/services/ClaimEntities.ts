import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { namespaceBelongsToEntity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  entityNamedBy,
  type KnownClaim,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { normalizeEntityRef } from '../rules/normalizeEntityRef';
import { CatalogCache } from './CatalogCache';
import type { Namespaces } from './Namespaces';

/** The catalog entities that claims are made for, as the caller sees them, and which namespaces are theirs. */
export class ClaimEntities {
  readonly #catalog: CatalogService;
  readonly #namespaces: Pick<Namespaces, 'ownerOf'>;

  /** Null: the catalog has none. */
  readonly #known: CatalogCache<Entity | null>;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    namespaces: Pick<Namespaces, 'ownerOf'>;
  }) {
    this.#catalog = options.catalog;
    this.#namespaces = options.namespaces;
    this.#known = new CatalogCache({
      ...options,
      // What `namespaceBelongsToEntity` looks at.
      fields: ['apiVersion', 'kind', 'metadata', 'relations'],
      read: entity => entity ?? null,
    });
  }

  /** @throws NotFoundError for what the catalog does not have, or not for this caller */
  async get(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<{ ref: string; entity: Entity }> {
    const fullRef = normalizeEntityRef(ref);
    const entity =
      fullRef && (await this.#catalog.getEntityByRef(fullRef, { credentials }));
    if (!entity) {
      throw new NotFoundError(
        `There is no ${ref} in the catalog, or you may not see it. Give the full ref of an entity that is there, e.g. component:default/orders.`,
      );
    }
    return { ref: fullRef, entity };
  }

  /**
   * The entities that these claims are made for, in their order. Where the namespace is not the entity's, or the catalog or the
   * cluster has not answered, there is none: anyone who may write in a namespace can write the annotation.
   */
  async madeFor(
    claims: readonly Pick<KnownClaim, 'cluster' | 'claim'>[],
  ): Promise<(string | undefined)[]> {
    const refs = claims.map(({ claim }) => entityNamedBy(claim));
    await this.#known.learn([...new Set(refs)].flatMap(ref => ref ?? []));
    return claims.map(({ cluster, claim }, index) => {
      const ref = refs[index];
      const entity = ref && this.#known.get(ref);
      const { namespace = '' } = claim.metadata;
      return entity && this.#isKnownToOwn(entity, cluster, namespace)
        ? ref
        : undefined;
    });
  }

  #isKnownToOwn(entity: Entity, cluster: string, namespace: string): boolean {
    try {
      return this.ownsNamespace(entity, cluster, namespace);
    } catch (error) {
      if (ServiceUnavailableError.is(error)) {
        return false;
      }
      throw error;
    }
  }

  /**
   * Whether claims of that namespace count as made for the entity.
   *
   * @throws ServiceUnavailableError when the cluster has not told whose namespace it is
   */
  ownsNamespace(entity: Entity, cluster: string, namespace: string): boolean {
    // What the entity says of itself needs nothing from the cluster.
    return (
      namespaceBelongsToEntity({ name: namespace }, entity) ||
      namespaceBelongsToEntity(
        {
          name: namespace,
          ownerRef: this.#namespaces.ownerOf(cluster, namespace),
        },
        entity,
      )
    );
  }
}
