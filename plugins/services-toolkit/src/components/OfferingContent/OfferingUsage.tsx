import Typography from '@material-ui/core/Typography';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaims } from '../../hooks/useClaims';
import { useTexts } from '../../hooks/useTexts';
import { byUrgency } from '../../model/byUrgency';
import { ClaimList } from '../ClaimList/ClaimList';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { ClusterUnreachableBanner } from '../common/ClusterUnreachableBanner';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { OfferingSection } from './OfferingSection';

/** The tab *Used by* of an offering: the claims on it, and the components they are for, as far as one may see them. @public */
export const OfferingUsage = () => {
  const t = useTexts();
  return (
    <OfferingSection title={t('usage.title')}>
      {offering => <Usage offering={offering} />}
    </OfferingSection>
  );
};

function Usage(props: { offering: Offering }) {
  const { offering } = props;
  const t = useTexts();
  const claims = useClaims({ class: offering.class });
  const clusters = new Set(offering.clusters.map(({ name }) => name));
  // Another provider group may have a class of that name, too.
  const own = claims.value?.claims.filter(({ cluster }) =>
    clusters.has(cluster),
  );
  return (
    <>
      <ClusterUnreachableBanner
        clusters={(claims.value?.away ?? []).filter(({ name }) =>
          clusters.has(name),
        )}
      />
      <OutdatedNotice polled={claims} />
      {claims.loading && <ClaimListSkeleton />}
      {claims.error && !claims.value && (
        <ErrorNotice
          title={t('claims.error')}
          error={claims.error}
          onRetry={claims.retry}
        />
      )}
      {own?.length === 0 && <Typography>{t('usage.none')}</Typography>}
      {own && own.length > 0 && (
        <ClaimList
          claims={byUrgency(own)}
          clusters={claims.value?.clusters ?? []}
          label={t('usage.list')}
          showEntity
        />
      )}
    </>
  );
}
