import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { Content, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useClaims } from '../../hooks/useClaims';
import { useTexts } from '../../hooks/useTexts';
import { byUrgency } from '../../model/byUrgency';
import { rootRouteRef } from '../../routes';
import { ClaimList } from '../ClaimList/ClaimList';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { AwayBanner } from '../common/AwayBanner';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';

/** Every claim that one may see; what needs somebody stands first. */
export const ClaimsPage = () => {
  const t = useTexts();
  const claims = useClaims();
  const services = useRouteRef(rootRouteRef)();
  return (
    <Content>
      <PageHeading title={t('claims.title')} subtitle={t('claims.subtitle')}>
        <LinkButton to={services} variant="outlined" size="small">
          {t('claims.toServices')}
        </LinkButton>
      </PageHeading>
      <AwayBanner clusters={claims.value?.away ?? []} />
      <OutdatedNotice polled={claims} />
      {claims.error && !claims.value && (
        <ErrorNotice
          title={t('claims.error')}
          error={claims.error}
          onRetry={claims.retry}
        />
      )}
      {claims.loading && <ClaimListSkeleton />}
      {claims.value?.claims.length === 0 && (
        <>
          <Typography variant="h5" component="h3">
            {t('claims.empty')}
          </Typography>
          <Typography>{t('claims.emptyText')}</Typography>
        </>
      )}
      {Boolean(claims.value?.claims.length) && (
        <Paper variant="outlined">
          <ClaimList
            claims={byUrgency(claims.value?.claims ?? [])}
            label={t('claims.list')}
            showEntity
          />
        </Paper>
      )}
    </Content>
  );
};
