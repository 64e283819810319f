import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { namespacesOfEntity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { proposeRepository } from './proposeRepository';

/** What a claim can be made for. */
export interface ClaimTarget {
  entityRef: string;
  name: string;
  title: string;
  /** Its own namespaces; a claim elsewhere cannot be made for it. */
  namespaces: string[];
  /** Where its source is, as the scaffolder's RepoUrlPicker writes it. */
  repoUrl?: string;
}

export function claimTarget(entity: Entity): ClaimTarget {
  const { name, title } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    name,
    title: title ?? name,
    namespaces: namespacesOfEntity(entity),
    repoUrl: proposeRepository(entity),
  };
}
