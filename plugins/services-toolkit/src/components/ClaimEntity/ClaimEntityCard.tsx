import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { annotations } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaim } from '../../hooks/useClaim';
import { useClaimPath } from '../../hooks/useClaimPath';
import { useCluster } from '../../hooks/useCluster';
import { useTexts } from '../../hooks/useTexts';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { ClaimFacts } from '../ClaimPage/ClaimFacts';
import { ClaimSentence } from '../ClaimPage/ClaimSentence';
import { ButtonLink } from '../common/ButtonLink';
import { PageTrail } from '../common/PageTrail';
import { ErrorNotice } from '../common/ErrorNotice';

/** The live state of a claim on its own entity page. @public */
export const ClaimEntityCard = () => {
  const { entity } = useEntity();
  const said = entity.metadata.annotations ?? {};
  const cluster = said[annotations.cluster];
  const namespace = said[annotations.namespace];
  const name = said[annotations.claim];
  const kind =
    said[annotations.claimKind] === 'ResourceClaim'
      ? 'ResourceClaim'
      : undefined;
  return cluster && namespace && name ? (
    <LiveClaim {...{ cluster, namespace, name, kind }} />
  ) : null;
};

function LiveClaim(props: ClaimKey) {
  const t = useTexts();
  const claim = useClaim(props);
  const cluster = useCluster(props.cluster);
  const claimPath = useClaimPath();
  const { name } = props;
  return (
    <EntityInfoCard title={t('claim.facts')}>
      <PageTrail ofClaim />
      <br />
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
          <ClaimFacts claim={claim.value} on={cluster} />
        </>
      )}
      <br />
      <ButtonLink
        to={claimPath(props)}
        variant="outlined"
        aria-label={t('services.detailsNamed', { title: name })}
      >
        {t('common.details')}
      </ButtonLink>
    </EntityInfoCard>
  );
}
