import type { Entity } from '@backstage/catalog-model';
import { annotations } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Whether an entity is a service that can be claimed. @public */
export function isServiceOffering(entity: Entity): boolean {
  return entity.kind === 'Resource' && entity.spec?.type === 'service-offering';
}

/** Whether an entity is a service with its plans. @public */
export function isService(entity: Entity): boolean {
  return (
    entity.kind === 'Resource' &&
    entity.metadata.annotations?.[annotations.service] !== undefined
  );
}

/** Whether an entity is a claim that there is a page for; ResourceClaims have entities, too, but no page yet. @public */
export function isServiceClaim(entity: Entity): boolean {
  return entity.metadata.annotations?.[annotations.claimKind] === 'ClassClaim';
}
