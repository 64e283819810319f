import { useRouteRefParams } from '@backstage/core-plugin-api';
import { Content } from '@backstage/core-components';
import { useService } from '../../hooks/useService';
import { useTexts } from '../../hooks/useTexts';
import { serviceRouteRef } from '../../routes';
import { OfferingPanel } from '../OfferingContent/OfferingPanel';
import { PageHeading } from '../common/PageHeading';
import { PageTrail } from '../common/PageTrail';
import { ServiceDetails } from './ServiceDetails';
import { Examples } from './ServiceExamples';

/** A service by its name: also where its entity is not known, or is another's. */
export const ServicePage = () => {
  const t = useTexts();
  const { group, service: name } = useRouteRefParams(serviceRouteRef);
  const service = useService({ group, service: name });
  return (
    <Content>
      <PageHeading title={service.value?.title ?? name} trail={<PageTrail />} />
      <OfferingPanel title={t('offering.content')} offering={service}>
        {known => (
          <>
            <ServiceDetails service={known} />
            <Examples service={known} />
          </>
        )}
      </OfferingPanel>
    </Content>
  );
};
