import { offeringEntityName } from '@services-toolkit/claims';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Content, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useClaims } from '../../hooks/useClaims';
import { useClusters } from '../../hooks/useClusters';
import { useTexts } from '../../hooks/useTexts';
import { pendingGroups } from '../../model/pendingGroups';
import { claimsRouteRef } from '../../routes';
import { ClaimList } from '../ClaimList/ClaimList';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { AwayBanner } from '../common/AwayBanner';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { usePendingTitle } from './usePendingTitle';

const useStyles = makeStyles(theme => ({
  group: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
  title: {
    fontSize: '1.05rem',
    fontWeight: 700,
    overflowWrap: 'anywhere',
  },
}));

const pendingOnly = { pending: true };

/** For those who run services: every claim that is not ready, by what would fulfil it, the oldest first. */
export const PendingPage = () => {
  const classes = useStyles();
  const t = useTexts();
  const claims = useClaims(pendingOnly);
  const clusters = useClusters();
  const titleOf = usePendingTitle();
  const allClaims = useRouteRef(claimsRouteRef)();
  const groups = claims.value && pendingGroups(claims.value.claims);
  return (
    <Content>
      <PageHeading title={t('pending.title')} subtitle={t('pending.subtitle')}>
        <LinkButton to={allClaims} variant="outlined" size="small">
          {t('services.myClaims')}
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
      {groups?.length === 0 && (
        <Typography variant="h5" component="h3">
          {t('pending.empty')}
        </Typography>
      )}
      {groups?.map(group => {
        const title = titleOf(group);
        const { cluster, class: className, claims: waiting } = group;
        const provider = clusters.value?.find(
          ({ name }) => name === cluster,
        )?.group;
        const [oldest] = waiting;
        return (
          <Paper
            key={`${title} ${oldest.namespace}/${oldest.name}`}
            variant="outlined"
            component="section"
            className={classes.group}
          >
            <Typography component="h3" className={classes.title}>
              {title}
            </Typography>
            {provider && className && group.reason !== 'ClassDoesNotExist' && (
              <Typography variant="body2">
                {t('pending.class')}{' '}
                <EntityRefLink
                  entityRef={{
                    kind: 'resource',
                    namespace: provider,
                    name: offeringEntityName(className),
                  }}
                  hideIcon
                />
              </Typography>
            )}
            <ClaimList claims={waiting} label={title} showEntity />
          </Paper>
        );
      })}
    </Content>
  );
};
