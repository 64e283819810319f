import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';

export function refOf(entity: Entity): string {
  return stringifyEntityRef(entity);
}
