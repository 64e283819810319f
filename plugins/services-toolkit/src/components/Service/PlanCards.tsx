import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Access } from '../../hooks/useAccess';
import { useTexts } from '../../hooks/useTexts';
import { offeringKey } from '../../model/offeringKey';
import { planState } from '../../model/planState';
import type { EntryPlan } from '../../model/ServicesEntry';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { DisabledReasonButton } from '../common/DisabledReasonButton';
import { ReadinessChip } from '../common/ReadinessChip';
import { Refusal } from '../common/Refusal';
import { RunsOnText } from '../common/RunsOnText';
import { useAvailabilityText } from './useAvailabilityText';
import { useCostText } from './useCostText';
import { whyNotClaimPlan } from './useWhyNotClaimService';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 240px), 1fr))',
    gap: theme.spacing(2),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  plan: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
    padding: theme.spacing(2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
  },
  title: { margin: 0, fontSize: '1rem', fontWeight: 700 },
  price: { fontWeight: 700 },
  lines: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.875rem',
  },
  foot: { marginTop: 'auto' },
}));

/** What one can claim, side by side. */
export const PlanCards = (props: {
  plans: readonly EntryPlan[];
  /** Whether one may claim them, by {@link offeringKey}. */
  access: Readonly<Record<string, Access>>;
  /** How the owner is called. */
  owner?: string;
}) => {
  const { plans, access, owner } = props;
  const classes = useStyles();
  const t = useTexts();
  return plans.length === 0 ? (
    <Typography>{t('service.noPlans')}</Typography>
  ) : (
    <ul className={classes.root} aria-label={t('service.plans')}>
      {plans.map(plan => (
        <li key={plan.plan.name} className={classes.plan}>
          <PlanCard
            plan={plan}
            access={access[offeringKey(plan.offering)]}
            owner={owner}
          />
        </li>
      ))}
    </ul>
  );
};

function PlanCard(props: { plan: EntryPlan; access?: Access; owner?: string }) {
  const { plan: known, access, owner } = props;
  const { plan, places, offering } = known;
  const classes = useStyles();
  const t = useTexts();
  const costs = useCostText()(plan);
  const availabilityText = useAvailabilityText();
  const { open } = useClaimDialog();
  const reasonId = useId();
  const state = planState(places);
  const closed = whyNotClaimPlan(t, known);
  const denied = access?.state === 'denied' ? access : undefined;
  const reason = denied ? denied.reason ?? '' : closed;
  const perNamespace = plan.limits?.perNamespace;
  return (
    <>
      <div className={classes.head}>
        <Typography component="h4" className={classes.title}>
          {plan.title}
        </Typography>
        <ReadinessChip
          state={state.state}
          label={t(`readiness.${state.state}`)}
        />
      </div>
      {costs.map(cost => (
        <Typography key={cost} variant="body2" className={classes.price}>
          {cost}
        </Typography>
      ))}
      {plan.bullets.length > 0 && (
        <ul className={classes.lines}>
          {plan.bullets.map(bullet => (
            <li key={bullet}>{bullet}</li>
          ))}
        </ul>
      )}
      {places.map(({ cluster, plan: { availability } }) => {
        const text = availabilityText(availability);
        return text ? (
          <Typography key={cluster.name} variant="body2">
            {t('readiness.cluster', {
              cluster: cluster.title ?? cluster.name,
              state: text,
            })}
          </Typography>
        ) : null;
      })}
      {places.map(
        ({ cluster, plan: { runsOn } }) =>
          runsOn && (
            <Typography key={cluster.name} variant="body2">
              {places.length > 1 &&
                `${t('runsOn.in', {
                  cluster: cluster.title ?? cluster.name,
                })} `}
              <RunsOnText runsOn={runsOn} />
            </Typography>
          ),
      )}
      {perNamespace !== undefined && (
        <Typography variant="body2" color="textSecondary">
          {t('plan.perNamespace', { count: perNamespace })}
        </Typography>
      )}
      <div className={classes.foot}>
        {denied && <Refusal id={reasonId} access={denied} owner={owner} />}
        {!denied && closed && (
          <Typography id={reasonId} variant="body2" color="textSecondary">
            {closed}
          </Typography>
        )}
        <DisabledReasonButton
          variant="contained"
          color="primary"
          size="small"
          reason={reason}
          reasonId={reasonId}
          aria-label={t('services.claimNamed', { title: plan.title })}
          onClick={() => open({ offering: offeringKey(offering) })}
        >
          {t('offering.claim')}
        </DisabledReasonButton>
      </div>
    </>
  );
}
