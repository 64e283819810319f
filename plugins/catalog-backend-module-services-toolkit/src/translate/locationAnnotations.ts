import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

const type = 'services-toolkit';

/** Where an entity comes from, in the words of the catalog: `services-toolkit:<cluster or group>/…`. */
export function locationAnnotations(...path: string[]): Record<string, string> {
  const location = `${type}:${path.join('/')}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
}

/** Whether this module made the entity. */
export function isOurs(entity: Entity): boolean {
  return (
    entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION]?.startsWith(
      `${type}:`,
    ) ?? false
  );
}
