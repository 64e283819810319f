import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  entityTypes,
  isServicesToolkitEntity,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { refOf } from '../plan/refOf';

/** What the catalog has of the kinds of entity that this module makes. */
export interface CatalogContents {
  readonly ours: readonly Entity[];
  /** Refs of clusters that other providers have. */
  readonly foreignClusters: ReadonlySet<string>;
}

const pageSize = 500;

/** Reads the catalog through its API, as the catalog plugin itself. */
export class CatalogReader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(catalog: CatalogService, auth: AuthService) {
    this.#catalog = catalog;
    this.#auth = auth;
  }

  async readContents(): Promise<CatalogContents> {
    const ours: Entity[] = [];
    const foreignClusters = new Set<string>();
    const pages = this.#catalog.streamEntities(
      {
        filter: { kind: 'resource', 'spec.type': Object.values(entityTypes) },
        // What is made here. The rest, relations above all, is as much again, and all of this is kept.
        fields: [
          'apiVersion',
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.title',
          'metadata.description',
          'metadata.tags',
          'metadata.links',
          'metadata.annotations',
          'spec',
        ],
        pageSize,
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      for (const entity of page) {
        if (isServicesToolkitEntity(entity)) {
          ours.push(entity);
        } else if (entity.spec?.type === entityTypes.cluster) {
          foreignClusters.add(refOf(entity));
        }
      }
    }
    return { ours, foreignClusters };
  }

  /** In the order of the refs; `undefined` for what the catalog does not have. */
  async readEntities(refs: readonly string[]): Promise<(Entity | undefined)[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found: (Entity | undefined)[] = [];
    for (let start = 0; start < refs.length; start += pageSize) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: refs.slice(start, start + pageSize),
          fields: [
            'apiVersion',
            'kind',
            'metadata.namespace',
            'metadata.name',
            'metadata.annotations',
            'relations',
          ],
        },
        { credentials },
      );
      found.push(...items);
    }
    return found;
  }
}
