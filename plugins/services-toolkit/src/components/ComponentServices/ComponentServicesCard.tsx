import { InfoCard } from '@backstage/core-components';
import { useTexts } from '../../hooks/useTexts';
import { ComponentServices } from './ComponentServices';

/** The card *Services* on a component. @public */
export const ComponentServicesCard = () => {
  const t = useTexts();
  return (
    <InfoCard title={t('component.title')}>
      <ComponentServices />
    </InfoCard>
  );
};
