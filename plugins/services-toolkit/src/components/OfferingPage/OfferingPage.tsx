import { useRouteRefParams } from '@backstage/core-plugin-api';
import { Content } from '@backstage/core-components';
import { useOffering } from '../../hooks/useOffering';
import { useTexts } from '../../hooks/useTexts';
import { offeringRouteRef } from '../../routes';
import { OfferingDetails } from '../OfferingContent/OfferingDetails';
import { OfferingPanel } from '../OfferingContent/OfferingPanel';
import { PageHeading } from '../common/PageHeading';
import { PageTrail } from '../common/PageTrail';

/** An offering whose entity page is another's, because another source has its ref in the catalog. */
export const OfferingPage = () => {
  const t = useTexts();
  const { group, class: className } = useRouteRefParams(offeringRouteRef);
  const offering = useOffering(group, className);
  return (
    <Content>
      <PageHeading
        title={offering.value?.title ?? className}
        trail={<PageTrail />}
      />
      <OfferingPanel title={t('offering.content')} offering={offering}>
        {known => <OfferingDetails offering={known} />}
      </OfferingPanel>
    </Content>
  );
};
