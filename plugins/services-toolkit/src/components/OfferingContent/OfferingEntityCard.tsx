import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../hooks/useTexts';
import { OfferingDetails } from './OfferingDetails';

/** The card *Service* on the entity page of an offering. @public */
export const OfferingEntityCard = () => {
  const t = useTexts();
  return (
    <EntityInfoCard title={t('offering.content')}>
      <OfferingDetails />
    </EntityInfoCard>
  );
};
