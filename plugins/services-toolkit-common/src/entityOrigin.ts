import { ANNOTATION_ORIGIN_LOCATION } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';

/** The type of the catalog locations that entities of Services Toolkit name: `services-toolkit:<cluster or group>/…`. @public */
export const entityLocationType = 'services-toolkit';

/**
 * Whether Services Toolkit made the entity. One that another source has under the same ref is not ours to change, and
 * not to be taken for ours.
 *
 * @public
 */
export function isServicesToolkitEntity(entity: Entity): boolean {
  return (
    entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION]?.startsWith(
      `${entityLocationType}:`,
    ) ?? false
  );
}
