import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useClaims } from '../../hooks/useClaims';
import { useTexts } from '../../hooks/useTexts';
import { byUrgency } from '../../model/byUrgency';
import { pendingRouteRef, rootRouteRef } from '../../routes';
import { ClaimList } from '../ClaimList/ClaimList';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { ClusterUnreachableBanner } from '../common/ClusterUnreachableBanner';
import { ButtonLink } from '../common/ButtonLink';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { WhoseClaims } from './WhoseClaims';

/** One's own claims, or all that one may see; what needs somebody stands first. */
export const ClaimsPage = () => {
  const t = useTexts();
  const [params, setParams] = useAppSearchParams();
  const whose = params.get('whose') === 'all' ? 'all' : 'mine';
  const claims = useClaims({ owned: whose === 'mine' });
  const services = useRouteRef(rootRouteRef)();
  const pending = useRouteRef(pendingRouteRef)();
  const shown = claims.value?.claims;
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
          setParams(next === 'all' ? { whose: 'all' } : {}, { replace: true })
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
      {!shown && !claims.error && <ClaimListSkeleton />}
      {shown?.length === 0 && (
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
      {shown && shown.length > 0 && (
        <Paper variant="outlined">
          <ClaimList
            claims={byUrgency(shown)}
            clusters={claims.value?.clusters ?? []}
            label={t('claims.list')}
            showEntity
          />
        </Paper>
      )}
    </Content>
  );
};
