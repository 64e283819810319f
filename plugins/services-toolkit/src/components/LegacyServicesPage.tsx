import { Header, Page } from '@backstage/core-components';
import { useTexts } from '../hooks/useTexts';
import { ServicesRouter } from './ServicesRouter';

/** The pages below the header that the legacy frontend system leaves to each plugin. @public */
export const LegacyServicesPage = () => {
  const t = useTexts();
  return (
    <Page themeId="service">
      <Header title={t('services.title')} />
      <ServicesRouter />
    </Page>
  );
};
