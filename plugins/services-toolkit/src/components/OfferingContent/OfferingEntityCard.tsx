import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTexts } from '../../hooks/useTexts';
import { rootRouteRef } from '../../routes';
import { OfferingDetails } from './OfferingDetails';
import { OfferingSection } from './OfferingSection';

/** The card *Service* on the entity page of an offering. @public */
export const OfferingEntityCard = () => {
  const t = useTexts();
  const services = useRouteRef(rootRouteRef)();
  return (
    <OfferingSection title={t('offering.content')}>
      {offering => (
        <>
          <div>
            <Link to={services}>{t('services.all')}</Link>
          </div>
          <OfferingDetails offering={offering} />
        </>
      )}
    </OfferingSection>
  );
};
