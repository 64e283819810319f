import { useCallback, useId, useMemo } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Access } from '../../hooks/useAccess';
import { useClaimTargets } from '../../hooks/useClaimTargets';
import { placesOf, useFreeInstances } from '../../hooks/useFreeInstances';
import type { KnownEntries } from '../../hooks/useServicesEntries';
import { useTexts } from '../../hooks/useTexts';
import type { FreeByCluster } from '../../model/freeInstances';
import { offeringKey } from '../../model/offeringKey';
import { preferredPlan } from '../../model/preferredPlan';
import type { ServiceEntry, ServicesEntry } from '../../model/ServicesEntry';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { Refusal } from '../common/Refusal';
import { useScreenFirst } from '../common/useScreenFirst';
import { useShowMore } from '../common/useShowMore';
import { NothingFound } from './NothingFound';
import { OfferingCard } from './OfferingCard';
import { ServiceCard } from './ServiceCard';
import { ServicesFilters } from './ServicesFilters';
import { ServicesSkeleton } from './ServicesSkeleton';
import { useFoundEntries, useOtherAccess } from './useFoundEntries';
import { useGridStyles } from './useGridStyles';
import { useServicesFilters } from './useServicesFilters';

const useStyles = makeStyles(theme => ({
  refusal: { marginBottom: theme.spacing(2), overflowWrap: 'anywhere' },
  more: { marginTop: theme.spacing(2) },
  others: { margin: theme.spacing(4, 0, 1), fontSize: '1.25rem' },
}));

/** The filters, and what they leave over: what one can claim first. */
export const FoundServices = ({ entries, complete }: KnownEntries) => {
  const classes = useStyles();
  const t = useTexts();
  const { filters, change, clear } = useServicesFilters();
  const targets = useClaimTargets();
  const found = useFoundEntries(entries, filters, targets);
  const { ordered, claimable } = found;
  const { shown, left, more } = useShowMore(ordered, filters);
  const drawn = useScreenFirst(shown, filters);
  const access = useOtherAccess(shown, found.access, targets);
  const shownClasses = useMemo(
    () =>
      shown.flatMap(entry => (entry.kind === 'class' ? entry.offering : [])),
    [shown],
  );
  const free = useFreeInstances(shownClasses, placesOf(targets.value));
  const refusal = sharedRefusal(Object.values(access));
  const refusalId = useId();
  const cards = { access, free, refusalId: refusal && refusalId };
  return (
    <>
      <ServicesFilters
        entries={entries}
        filters={filters}
        onChange={change}
        onClear={ordered.length > 0 ? clear : undefined}
      />
      <div>
        {refusal && (
          <Alert severity="info" className={classes.refusal}>
            <Refusal id={refusalId} access={refusal} />
          </Alert>
        )}
        <Typography variant="body2" role="status" gutterBottom>
          {complete ? t('services.count', { count: ordered.length }) : '\u00a0'}
        </Typography>
        {ordered.length === 0 &&
          (complete ? (
            <NothingFound hidden={entries.length} onClear={clear} />
          ) : (
            <ServicesSkeleton />
          ))}
        <Cards
          {...cards}
          label={t('services.list')}
          entries={refusal ? drawn : drawn.slice(0, claimable)}
        />
        {!refusal && drawn.length > claimable && (
          <section>
            <Typography component="h3" className={classes.others}>
              {t('services.others')}
            </Typography>
            <Cards
              {...cards}
              label={t('services.others')}
              entries={drawn.slice(claimable)}
            />
          </section>
        )}
        {complete && left > 0 && (
          <Button variant="outlined" className={classes.more} onClick={more}>
            {t('services.more', { left: String(left) })}
          </Button>
        )}
      </div>
    </>
  );
};

function Cards(props: {
  label: string;
  entries: readonly ServicesEntry[];
  access: Readonly<Record<string, Access>>;
  free: Readonly<Record<string, FreeByCluster>>;
  refusalId?: string;
}) {
  const { entries, access, free, refusalId } = props;
  const grid = useGridStyles();
  const { open } = useClaimDialog();
  const claimOffering = useCallback(
    (chosen: Offering) => open({ offering: offeringKey(chosen) }),
    [open],
  );
  const claimService = useCallback(
    ({ plans }: ServiceEntry) => {
      const chosen = preferredPlan(plans)?.offering;
      if (chosen) {
        claimOffering(chosen);
      }
    },
    [claimOffering],
  );
  return entries.length === 0 ? null : (
    <ul className={grid.grid} aria-label={props.label}>
      {entries.map(entry => (
        <li key={entry.key}>
          {entry.kind === 'class' ? (
            <OfferingCard
              offering={entry.offering}
              access={refusalIn(access[entry.key])}
              free={free[entry.key]}
              refusalId={refusalId}
              onClaim={claimOffering}
            />
          ) : (
            <ServiceCard
              entry={entry}
              access={refusalIn(access[entry.key])}
              refusalId={refusalId}
              onClaim={claimService}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A card looks the same whether one may claim there or nobody has said yet: it is not drawn anew for that. */
function refusalIn(access: Access | undefined): Access | undefined {
  return access?.state === 'denied' ? access : undefined;
}

/** Why one may claim nothing at all, where that is the same for everything: then it is said once. */
function sharedRefusal(
  accesses: readonly Access[],
): Extract<Access, { state: 'denied' }> | undefined {
  const [first] = accesses;
  return first?.state === 'denied' &&
    accesses.length > 1 &&
    accesses.every(
      access => access.state === 'denied' && access.reason === first.reason,
    )
    ? first
    : undefined;
}
