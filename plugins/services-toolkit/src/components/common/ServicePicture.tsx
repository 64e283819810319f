import type { Service } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useServiceIcon } from '../../hooks/useServiceIcon';
import { kindOfService } from '../../model/categories';
import { ServiceIcon } from './ServiceIcon';

/** The picture of a service. It is a component of its own: what is around it is not drawn anew when the picture arrives. */
export const ServicePicture = ({ service }: { service: Service }) => (
  <ServiceIcon icon={useServiceIcon(service)} kind={kindOfService(service)} />
);
