import type { ReactNode } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { annotations } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useService } from '../../hooks/useService';
import { OfferingPanel } from '../OfferingContent/OfferingPanel';

/** A card about the service whose entity page one is on. */
export const ServiceSection = (props: {
  title: string;
  children: (service: ServiceInDetail) => ReactNode;
}) => (
  <OfferingPanel
    {...props}
    offering={useService(serviceOfEntity(useEntity().entity))}
  />
);

/** Which service an entity stands for. */
function serviceOfEntity({ metadata }: Entity) {
  const { name, namespace = 'default' } = metadata;
  return {
    group: namespace,
    service: metadata.annotations?.[annotations.service] ?? name,
  };
}
