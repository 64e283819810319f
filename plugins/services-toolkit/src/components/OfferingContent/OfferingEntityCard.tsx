import { useTexts } from '../../hooks/useTexts';
import { OfferingDetails } from './OfferingDetails';
import { OfferingSection } from './OfferingSection';

/** The card *Service* on the entity page of an offering. @public */
export const OfferingEntityCard = () => {
  const t = useTexts();
  return (
    <OfferingSection title={t('offering.content')}>
      {offering => <OfferingDetails offering={offering} />}
    </OfferingSection>
  );
};
