import { useEntity } from '@backstage/plugin-catalog-react';
import { annotations } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useOffering } from '../../hooks/useOffering';

/** The offering whose entity page one is on, with its live state. */
export function useEntityOffering() {
  const { entity } = useEntity();
  const { name, namespace = 'default' } = entity.metadata;
  return useOffering(
    namespace,
    entity.metadata.annotations?.[annotations.class] ?? name,
  );
}
