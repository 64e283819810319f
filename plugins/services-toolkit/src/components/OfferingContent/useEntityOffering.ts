import type { Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { annotations } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useOffering } from '../../hooks/useOffering';

/** The offering whose entity page one is on, with its live state. */
export function useEntityOffering() {
  const { group, class: className } = offeringOfEntity(useEntity().entity);
  return useOffering(group, className);
}

/** Which offering an entity stands for. */
export function offeringOfEntity({ metadata }: Entity) {
  const { name, namespace = 'default' } = metadata;
  return {
    group: namespace,
    class: metadata.annotations?.[annotations.class] ?? name,
  };
}
