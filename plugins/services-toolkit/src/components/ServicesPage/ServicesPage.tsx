import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Content, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useClusters } from '../../hooks/useClusters';
import { useOfferingAccess } from '../../hooks/useOfferingAccess';
import { useOfferings } from '../../hooks/useOfferings';
import { useTexts } from '../../hooks/useTexts';
import { filterOfferings } from '../../model/filterOfferings';
import { offeringKey } from '../../model/offeringKey';
import { claimsRouteRef } from '../../routes';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { AwayBanner } from '../common/AwayBanner';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { NoServicesYet } from './NoServicesYet';
import { NothingFound } from './NothingFound';
import { OfferingCard } from './OfferingCard';
import { ServicesFilters } from './ServicesFilters';
import { ServicesSkeleton } from './ServicesSkeleton';
import { useGridStyles } from './useGridStyles';
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
  const offerings = useOfferings();
  const clusters = useClusters();
  const claimsRoute = useRouteRef(claimsRouteRef);
  return (
    <Content>
      <PageHeading
        title={t('services.title')}
        subtitle={t('services.subtitle')}
      >
        <LinkButton to={claimsRoute()} variant="outlined" size="small">
          {t('services.myClaims')}
        </LinkButton>
      </PageHeading>
      <div className={classes.banners}>
        <AwayBanner clusters={clusters.value ?? []} />
        <OutdatedNotice polled={offerings} />
      </div>
      {offerings.error && !offerings.value && (
        <ErrorNotice
          title={t('services.error')}
          error={offerings.error}
          onRetry={offerings.retry}
        />
      )}
      {offerings.loading && <ServicesSkeleton />}
      {offerings.value?.length === 0 && <NoServicesYet />}
      {Boolean(offerings.value?.length) && (
        <div className={classes.columns}>
          <Found offerings={offerings.value ?? []} />
        </div>
      )}
    </Content>
  );
};

function Found(props: {
  offerings: NonNullable<ReturnType<typeof useOfferings>['value']>;
}) {
  const { offerings } = props;
  const t = useTexts();
  const grid = useGridStyles();
  const { filters, change, clear } = useServicesFilters();
  const { open } = useClaimDialog();
  const access = useOfferingAccess(offerings);
  const found = filterOfferings(offerings, filters);
  return (
    <>
      <ServicesFilters
        offerings={offerings}
        filters={filters}
        onChange={change}
      />
      <div>
        <Typography variant="body2" role="status" gutterBottom>
          {t('services.count', { count: found.length })}
        </Typography>
        {found.length === 0 && (
          <NothingFound hidden={offerings.length} onClear={clear} />
        )}
        <ul className={grid.grid} aria-label={t('services.list')}>
          {found.map(offering => (
            <li key={offeringKey(offering)}>
              <OfferingCard
                offering={offering}
                access={access[offeringKey(offering)]}
                onClaim={chosen => open({ offering: offeringKey(chosen) })}
              />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
