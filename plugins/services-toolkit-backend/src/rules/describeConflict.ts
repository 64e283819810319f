import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { OfferingConflict } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/**
 * Says that an offering has no entity of its own because another source has its ref, and what to do.
 *
 * @param holder - that source's entity, where the person who asks may see it
 */
export function describeConflict(
  entityRef: string,
  holder?: Entity,
): OfferingConflict {
  const location = holder?.metadata.annotations?.[ANNOTATION_LOCATION];
  return {
    message: `The catalog has another entity ${entityRef}${
      location ? `, from ${location}` : ''
    }, and shows that one in place of this service. Rename or remove the other one, or give the clusters another provider group (servicesToolkit.clusters.<name>.group); the service's own entity then appears within 10 minutes.`,
    ...(location && { location }),
  };
}
