import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { namespaceBelongsToEntity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { normalizeEntityRef } from '../rules/normalizeEntityRef';
import type { NamespaceOwners } from './NamespaceOwners';

/** The catalog entities that claims are made for, as the caller sees them, and which namespaces are theirs. */
export class ClaimEntities {
  readonly #catalog: CatalogService;
  readonly #owners: NamespaceOwners;

  constructor(options: { catalog: CatalogService; owners: NamespaceOwners }) {
    this.#catalog = options.catalog;
    this.#owners = options.owners;
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
          ownerRef: this.#owners.ownerOf(cluster, namespace),
        },
        entity,
      )
    );
  }
}
