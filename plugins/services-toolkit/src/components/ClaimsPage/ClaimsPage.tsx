import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useClaims } from '../../hooks/useClaims';
import { useTexts } from '../../hooks/useTexts';
import { pendingRouteRef, rootRouteRef } from '../../routes';
import { ClaimList } from '../ClaimList/ClaimList';
import { ClaimListControls } from '../ClaimList/ClaimListControls';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { NoClaimMatches } from '../ClaimList/NoClaimMatches';
import { useClaimListView, viewClaims } from '../ClaimList/useClaimListView';
import { ClusterUnreachableBanner } from '../common/ClusterUnreachableBanner';
import { ButtonLink } from '../common/ButtonLink';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { WhoseClaims } from './WhoseClaims';

/** A list that is seen at once needs no search. */
const SEARCH_FROM = 6;

/** One's own claims, or all that one may see; what needs somebody stands first. */
export const ClaimsPage = () => {
  const t = useTexts();
  const [params, setParams] = useAppSearchParams();
  const whose = params.get('whose') === 'all' ? 'all' : 'mine';
  const claims = useClaims({ owned: whose === 'mine' });
  const services = useRouteRef(rootRouteRef)();
  const pending = useRouteRef(pendingRouteRef)();
  const { view, change } = useClaimListView();
  const known = claims.value?.claims;
  const clusters = claims.value?.clusters ?? [];
  const shown = known && viewClaims(known, view, clusters);
  return (
    <Content>
      <PageHeading
        title={t(`claims.title.${whose}`)}
        subtitle={t(`claims.subtitle.${whose}`)}
      >
        <ButtonLink to={services} variant="outlined" size="small">
          {t('services.title')}
        </ButtonLink>
        <ButtonLink to={pending} variant="outlined" size="small">
          {t('pending.title')}
        </ButtonLink>
      </PageHeading>
      <WhoseClaims
        whose={whose}
        onChange={next =>
          setParams(
            current => {
              const others = new URLSearchParams(current);
              others.delete('whose');
              if (next === 'all') {
                others.set('whose', next);
              }
              return others;
            },
            { replace: true },
          )
        }
      />
      <ClusterUnreachableBanner clusters={claims.value?.away ?? []} />
      <OutdatedNotice polled={claims} />
      {claims.error && !claims.value && (
        <ErrorNotice
          title={t('claims.error')}
          error={claims.error}
          onRetry={claims.retry}
        />
      )}
      {!known && !claims.error && <ClaimListSkeleton />}
      {known?.length === 0 && (
        <>
          <Typography variant="h6" component="h3">
            {t(`claims.empty.${whose}`)}
          </Typography>
          <Typography gutterBottom>{t('claims.emptyText')}</Typography>
          <ButtonLink to={services} variant="contained" color="primary">
            {t('claims.toServices')}
          </ButtonLink>
        </>
      )}
      {known && (known.length >= SEARCH_FROM || view.query) && (
        <ClaimListControls view={view} onChange={change} />
      )}
      {known && known.length > 0 && shown?.length === 0 && (
        <NoClaimMatches
          hidden={known.length}
          onClear={() => change({ query: '' })}
        />
      )}
      {shown && shown.length > 0 && (
        <Paper variant="outlined">
          <ClaimList
            claims={shown}
            clusters={clusters}
            label={t('claims.list')}
            showEntity
          />
        </Paper>
      )}
    </Content>
  );
};
