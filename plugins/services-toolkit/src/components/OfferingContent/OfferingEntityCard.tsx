import { InfoCard } from '@backstage/core-components';
import { useTexts } from '../../hooks/useTexts';
import { OfferingDetails } from './OfferingDetails';

/** The card *Service* on the entity page of an offering. @public */
export const OfferingEntityCard = () => {
  const t = useTexts();
  return (
    <InfoCard title={t('offering.content')}>
      <OfferingDetails />
    </InfoCard>
  );
};
