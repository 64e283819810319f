import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { annotations } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaim } from '../../hooks/useClaim';
import { useTexts } from '../../hooks/useTexts';
import { claimRouteRef } from '../../routes';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { ClaimFacts } from '../ClaimPage/ClaimFacts';
import { ClaimSentence } from '../ClaimPage/ClaimSentence';
import { ErrorNotice } from '../common/ErrorNotice';

/** The live state of a claim on its own entity page. @public */
export const ClaimEntityCard = () => {
  const { entity } = useEntity();
  const { cluster, namespace, claim } = {
    cluster: entity.metadata.annotations?.[annotations.cluster],
    namespace: entity.metadata.annotations?.[annotations.namespace],
    claim: entity.metadata.annotations?.[annotations.claim],
  };
  return cluster && namespace && claim ? (
    <LiveClaim cluster={cluster} namespace={namespace} name={claim} />
  ) : null;
};

function LiveClaim(props: ClaimKey) {
  const t = useTexts();
  const claim = useClaim(props);
  const claimRoute = useRouteRef(claimRouteRef);
  const { cluster, namespace, name } = props;
  return (
    <EntityInfoCard title={t('claim.facts')}>
      {claim.loading && <ClaimListSkeleton />}
      {claim.error && !claim.value && (
        <ErrorNotice
          title={t('claim.error', { name })}
          error={claim.error}
          onRetry={claim.retry}
        />
      )}
      {claim.value && (
        <>
          <ClaimSentence claim={claim.value} />
          <br />
          <ClaimFacts claim={claim.value} />
        </>
      )}
      <br />
      <LinkButton
        to={claimRoute({ cluster, namespace, name })}
        variant="outlined"
        aria-label={t('services.detailsNamed', { title: name })}
      >
        {t('common.details')}
      </LinkButton>
    </EntityInfoCard>
  );
}
