import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useClusters } from '../../hooks/useClusters';
import { useServicesEntries } from '../../hooks/useServicesEntries';
import { useTexts } from '../../hooks/useTexts';
import { needOf } from '../../model/filterEntries';
import { claimsRouteRef } from '../../routes';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { ClusterUnreachableBanner } from '../common/ClusterUnreachableBanner';
import { ButtonLink } from '../common/ButtonLink';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { FoundServices } from './FoundServices';
import { NoServicesYet } from './NoServicesYet';
import { ServicesSkeleton } from './ServicesSkeleton';
import { useServicesFilters } from './useServicesFilters';

const useStyles = makeStyles(theme => ({
  banners: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
    '&:empty': { display: 'none' },
  },
  columns: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: '220px minmax(0, 1fr)',
    },
  },
}));

/** What can be claimed: search, filters, and a card for each service. */
export const ServicesPage = () => {
  const classes = useStyles();
  const t = useTexts();
  const services = useServicesEntries();
  const clusters = useClusters();
  const { open } = useClaimDialog();
  const { filters } = useServicesFilters();
  const claimsRoute = useRouteRef(claimsRouteRef);
  return (
    <Content>
      <PageHeading
        title={t('services.title')}
        subtitle={t('services.subtitle')}
      >
        {services.value?.entries.some(({ kind }) => kind === 'service') && (
          <Button
            variant="outlined"
            size="small"
            onClick={() =>
              // What one has looked for is what one needs.
              open(undefined, { need: needOf(filters) })
            }
          >
            {t('need.open')}
          </Button>
        )}
        <ButtonLink to={claimsRoute()} variant="outlined" size="small">
          {t('services.myClaims')}
        </ButtonLink>
      </PageHeading>
      <div className={classes.banners}>
        <ClusterUnreachableBanner clusters={clusters.value ?? []} />
        <OutdatedNotice polled={services} />
      </div>
      {services.error && !services.value && (
        <ErrorNotice
          title={t('services.error')}
          error={services.error}
          onRetry={services.retry}
        />
      )}
      {services.loading && <ServicesSkeleton />}
      {services.value?.entries.length === 0 && <NoServicesYet />}
      {services.value && services.value.entries.length > 0 && (
        <div className={classes.columns}>
          <FoundServices {...services.value} />
        </div>
      )}
    </Content>
  );
};
