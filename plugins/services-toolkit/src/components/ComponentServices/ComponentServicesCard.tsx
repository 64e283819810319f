import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../hooks/useTexts';
import { ComponentServices } from './ComponentServices';

/** The card *Services* on a component. @public */
export const ComponentServicesCard = () => {
  const t = useTexts();
  return (
    <EntityInfoCard title={t('component.title')}>
      <ComponentServices />
    </EntityInfoCard>
  );
};
