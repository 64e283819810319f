import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useClaims } from '../../hooks/useClaims';
import { useTexts } from '../../hooks/useTexts';
import { pendingGroups } from '../../model/pendingGroups';
import type { PendingGroup } from '../../model/pendingGroups';
import { claimsRouteRef } from '../../routes';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { ClusterUnreachableBanner } from '../common/ClusterUnreachableBanner';
import { ButtonLink } from '../common/ButtonLink';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { PendingGroupSection } from './PendingGroupSection';

const pendingOnly = { pending: true };

/** For those who run services: every claim that is not ready, by what would fulfil it, the oldest first. */
export const PendingPage = () => {
  const t = useTexts();
  const claims = useClaims(pendingOnly);
  const allClaims = useRouteRef(claimsRouteRef)();
  const groups = claims.value && pendingGroups(claims.value.claims);
  return (
    <Content>
      <PageHeading title={t('pending.title')} subtitle={t('pending.subtitle')}>
        <ButtonLink to={allClaims} variant="outlined" size="small">
          {t('services.myClaims')}
        </ButtonLink>
      </PageHeading>
      <ClusterUnreachableBanner clusters={claims.value?.away ?? []} />
      <OutdatedNotice polled={claims} />
      {claims.error && !claims.value && (
        <ErrorNotice
          title={t('claims.error')}
          error={claims.error}
          onRetry={claims.retry}
        />
      )}
      {claims.loading && <ClaimListSkeleton />}
      {groups?.length === 0 && (
        <Typography variant="h6" component="h3">
          {t('pending.empty')}
        </Typography>
      )}
      {groups?.map(group => (
        <PendingGroupSection
          key={groupKey(group)}
          group={group}
          clusters={claims.value?.clusters ?? []}
        />
      ))}
    </Content>
  );
};

function groupKey({ cluster, class: className, reason, claims }: PendingGroup) {
  const [oldest] = claims;
  return JSON.stringify([
    cluster,
    className,
    reason,
    oldest.namespace,
    oldest.name,
  ]);
}
