import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useClaims } from '../../hooks/useClaims';
import { useTexts } from '../../hooks/useTexts';
import { pendingGroups } from '../../model/pendingGroups';
import type { PendingGroup } from '../../model/pendingGroups';
import { searchClaims } from '../../model/searchClaims';
import { claimsRouteRef, linksRouteRef } from '../../routes';
import { ClaimListControls } from '../ClaimList/ClaimListControls';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { NoClaimMatches } from '../ClaimList/NoClaimMatches';
import { useClaimListView } from '../ClaimList/useClaimListView';
import { ClusterUnreachableBanner } from '../common/ClusterUnreachableBanner';
import { ButtonLink } from '../common/ButtonLink';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { useShowMore } from '../common/useShowMore';
import { PendingGroupSection } from './PendingGroupSection';

const pendingOnly = { pending: true };

/** What is seen at once needs no search. */
const SEARCH_FROM = 6;

/** For those who run services: every claim that is not ready, by what would fulfil it, the oldest first. */
export const PendingPage = () => {
  const t = useTexts();
  const claims = useClaims(pendingOnly);
  const allClaims = useRouteRef(claimsRouteRef)();
  const links = useRouteRef(linksRouteRef)();
  const { view, change } = useClaimListView();
  const { claims: known, clusters = [] } = claims.value ?? {};
  const groups =
    known && pendingGroups(searchClaims(known, view.query, clusters));
  const { shown, left, more } = useShowMore(groups ?? [], view.query);
  return (
    <Content>
      <PageHeading title={t('pending.title')} subtitle={t('pending.subtitle')}>
        <ButtonLink to={allClaims} variant="outlined" size="small">
          {t('services.myClaims')}
        </ButtonLink>
        <ButtonLink to={links} variant="outlined" size="small">
          {t('links.title')}
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
      {known?.length === 0 && (
        <Typography variant="h6" component="h3">
          {t('pending.empty')}
        </Typography>
      )}
      {known && (known.length >= SEARCH_FROM || view.query) && (
        <ClaimListControls view={view} withOrder={false} onChange={change} />
      )}
      {known && known.length > 0 && groups?.length === 0 && (
        <NoClaimMatches
          hidden={known.length}
          onClear={() => change({ query: '' })}
        />
      )}
      {shown.map(group => (
        <PendingGroupSection
          key={groupKey(group)}
          group={group}
          clusters={clusters}
        />
      ))}
      {left > 0 && (
        <Button variant="outlined" onClick={more}>
          {t('services.more', { left: String(left) })}
        </Button>
      )}
    </Content>
  );
};

function groupKey({ cluster, class: className, reason }: PendingGroup) {
  return JSON.stringify([cluster, className, reason]);
}
