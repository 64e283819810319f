import { Helmet } from 'react-helmet';
import { coreApis, useApi } from '@backstage/frontend-plugin-api';
import { useTexts } from '../hooks/useTexts';
import { ServicesRouter } from './ServicesRouter';

/**
 * The pages below a header that the app brings (the new frontend system), which leaves the main landmark and the
 * browser's title to the page.
 */
export const ServicesMain = () => {
  const t = useTexts();
  const portal =
    useApi(coreApis.config).getOptionalString('app.title') ?? 'Backstage';
  return (
    <main>
      <Helmet
        titleTemplate={`%s | ${portal}`}
        defaultTitle={`${t('services.title')} | ${portal}`}
      />
      <ServicesRouter />
    </main>
  );
};
