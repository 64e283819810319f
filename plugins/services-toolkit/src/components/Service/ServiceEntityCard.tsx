import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTexts } from '../../hooks/useTexts';
import { rootRouteRef } from '../../routes';
import { ServiceDetails } from './ServiceDetails';
import { ServiceSection } from './ServiceSection';

/** The card *Service* on the entity page of a service. @public */
export const ServiceEntityCard = () => {
  const t = useTexts();
  const services = useRouteRef(rootRouteRef)();
  return (
    <ServiceSection title={t('offering.content')}>
      {service => (
        <>
          <div>
            <Link to={services}>{t('services.all')}</Link>
          </div>
          <ServiceDetails service={service} />
        </>
      )}
    </ServiceSection>
  );
};
