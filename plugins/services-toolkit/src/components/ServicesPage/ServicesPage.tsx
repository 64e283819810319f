import { useCallback, useId, useMemo } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Access } from '../../hooks/useAccess';
import { useClaimTargets } from '../../hooks/useClaimTargets';
import { useClusters } from '../../hooks/useClusters';
import { useDebounced } from '../../hooks/useDebounced';
import { placesOf, useFreeInstances } from '../../hooks/useFreeInstances';
import { useOfferingAccess } from '../../hooks/useOfferingAccess';
import { useOfferingsAsTheyCome } from '../../hooks/useOfferings';
import type { KnownOfferings } from '../../hooks/useOfferings';
import { useTexts } from '../../hooks/useTexts';
import { filterOfferings } from '../../model/filterOfferings';
import { offeringKey } from '../../model/offeringKey';
import { claimsRouteRef } from '../../routes';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { ClusterUnreachableBanner } from '../common/ClusterUnreachableBanner';
import { ButtonLink } from '../common/ButtonLink';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { useScreenFirst } from '../common/useScreenFirst';
import { useShowMore } from '../common/useShowMore';
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
  refusal: { marginBottom: theme.spacing(2), overflowWrap: 'anywhere' },
  more: { marginTop: theme.spacing(2) },
  columns: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: '220px minmax(0, 1fr)',
    },
  },
}));

/** So long a person may be typing before it is asked what they may do with what they find. */
const TYPING_MS = 300;

/** What can be claimed: search, filters, and a card for each service. */
export const ServicesPage = () => {
  const classes = useStyles();
  const t = useTexts();
  const offerings = useOfferingsAsTheyCome();
  const clusters = useClusters();
  const claimsRoute = useRouteRef(claimsRouteRef);
  return (
    <Content>
      <PageHeading
        title={t('services.title')}
        subtitle={t('services.subtitle')}
      >
        <ButtonLink to={claimsRoute()} variant="outlined" size="small">
          {t('services.myClaims')}
        </ButtonLink>
      </PageHeading>
      <div className={classes.banners}>
        <ClusterUnreachableBanner clusters={clusters.value ?? []} />
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
      {offerings.value?.offerings.length === 0 && <NoServicesYet />}
      {offerings.value && offerings.value.offerings.length > 0 && (
        <div className={classes.columns}>
          <Found {...offerings.value} />
        </div>
      )}
    </Content>
  );
};

function Found({ offerings, complete }: KnownOfferings) {
  const classes = useStyles();
  const t = useTexts();
  const grid = useGridStyles();
  const { filters, change, clear } = useServicesFilters();
  const { open } = useClaimDialog();
  const found = useMemo(
    () => filterOfferings(offerings, filters),
    [offerings, filters],
  );
  const { shown, left, more } = useShowMore(found, filters);
  const drawn = useScreenFirst(shown, filters);
  const targets = useClaimTargets();
  const settled = useDebounced(shown, TYPING_MS);
  const access = useOfferingAccess(settled, targets);
  const free = useFreeInstances(settled, placesOf(targets.value));
  const refusal = sharedRefusal(Object.values(access));
  const refusalId = useId();
  const claim = useCallback(
    (chosen: Offering) => open({ offering: offeringKey(chosen) }),
    [open],
  );
  return (
    <>
      <ServicesFilters
        offerings={offerings}
        filters={filters}
        onChange={change}
      />
      <div>
        {refusal && (
          <Alert severity="info" id={refusalId} className={classes.refusal}>
            {refusal}
          </Alert>
        )}
        <Typography variant="body2" role="status" gutterBottom>
          {complete ? t('services.count', { count: found.length }) : '\u00a0'}
        </Typography>
        {found.length === 0 &&
          (complete ? (
            <NothingFound hidden={offerings.length} onClear={clear} />
          ) : (
            <ServicesSkeleton />
          ))}
        <ul className={grid.grid} aria-label={t('services.list')}>
          {drawn.map(offering => (
            <li key={offeringKey(offering)}>
              <OfferingCard
                offering={offering}
                access={access[offeringKey(offering)]}
                free={free[offeringKey(offering)]}
                refusalId={refusal && refusalId}
                onClaim={claim}
              />
            </li>
          ))}
        </ul>
        {complete && left > 0 && (
          <Button variant="outlined" className={classes.more} onClick={more}>
            {t('services.more', { left: String(left) })}
          </Button>
        )}
      </div>
    </>
  );
}

/** Why one may claim nothing at all, where that is the same for everything: then it is said once. */
function sharedRefusal(accesses: readonly Access[]): string | undefined {
  const [first] = accesses;
  return first?.state === 'denied' &&
    accesses.length > 1 &&
    accesses.every(
      access => access.state === 'denied' && access.reason === first.reason,
    )
    ? first.reason
    : undefined;
}
