import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { planState } from '../../model/planState';
import type { EntryPlan } from '../../model/ServicesEntry';
import { useAvailabilityText } from './useAvailabilityText';
import { useCostText } from './useCostText';

/** More would make a card a page. */
const MOST = 4;

const useStyles = makeStyles(theme => ({
  root: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.875rem',
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0.5, 0),
    overflowWrap: 'anywhere',
  },
  name: { fontWeight: 700 },
  what: { color: theme.palette.text.secondary },
}));

/** The plans of a service, a line for each: what a claim on it would meet, and what it costs. */
export const PlanLines = (props: { plans: readonly EntryPlan[] }) => {
  const { plans } = props;
  const classes = useStyles();
  const t = useTexts();
  const availabilityText = useAvailabilityText();
  const costText = useCostText();
  // Why there is nothing to claim stands at the button.
  return plans.length === 0 ? null : (
    <ul className={classes.root} aria-label={t('service.plans')}>
      {plans.slice(0, MOST).map(({ plan, places }) => {
        const { state, availability } = planState(places);
        const what = [
          state === 'notReady' || state === 'unknown'
            ? t(`readiness.${state}`)
            : availabilityText(availability),
          ...costText(plan),
        ].filter(Boolean);
        return (
          <li key={plan.name} className={classes.line}>
            <span className={classes.name}>{plan.title}</span>
            <span className={classes.what}>{what.join(' · ')}</span>
          </li>
        );
      })}
      {plans.length > MOST && (
        <li className={classes.line}>
          {t('service.morePlans', { count: plans.length - MOST })}
        </li>
      )}
    </ul>
  );
};
