import { useParams } from 'react-router-dom';
import { Content, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useOffering } from '../../hooks/useOffering';
import { useTexts } from '../../hooks/useTexts';
import { rootRouteRef } from '../../routes';
import { OfferingDetails } from '../OfferingContent/OfferingDetails';
import { OfferingPanel } from '../OfferingContent/OfferingPanel';
import { PageHeading } from '../common/PageHeading';

/** An offering whose entity page is another's, because another source has its ref in the catalog. */
export const OfferingPage = () => {
  const t = useTexts();
  const { group = '', class: className = '' } = useParams();
  const offering = useOffering(group, className);
  const services = useRouteRef(rootRouteRef)();
  return (
    <Content>
      <PageHeading title={offering.value?.title ?? className}>
        <LinkButton to={services} variant="outlined" size="small">
          {t('services.title')}
        </LinkButton>
      </PageHeading>
      <OfferingPanel title={t('offering.content')} offering={offering}>
        {known => <OfferingDetails offering={known} />}
      </OfferingPanel>
    </Content>
  );
};
