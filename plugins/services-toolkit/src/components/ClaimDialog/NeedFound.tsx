import Button from '@material-ui/core/Button';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import type { NeedMatch, matchNeed } from '../../model/matchNeed';
import type { ServiceEntry } from '../../model/ServicesEntry';
import { useAvailabilityText } from '../Service/useAvailabilityText';
import { LackingPlans } from './LackingPlans';

/** More would be a list of services again. */
const MOST = 5;

const useStyles = makeStyles(theme => ({
  root: { overflowWrap: 'anywhere' },
  match: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    marginTop: theme.spacing(1),
    gap: theme.spacing(1),
  },
  choose: { flexShrink: 0 },
}));

/** Which plans have what is needed now, and what a claim by need would wait for where none has. */
export const NeedFound = (props: {
  entries: readonly ServiceEntry[];
  found: ReturnType<typeof matchNeed>;
  /** Labels are asked for, which only the cluster knows. */
  withLabels: boolean;
  onPlan: (offering: Offering, cluster: string) => void;
}) => {
  const { matches, closest } = props.found;
  const classes = useStyles();
  const t = useTexts();
  const planText = usePlanText();
  return (
    <section
      aria-live="polite"
      aria-label={t('need.result')}
      className={classes.root}
    >
      {matches.length > 0 ? (
        <Matches {...props} matches={matches} />
      ) : (
        <Alert severity="info">
          {t('need.none')}
          <LackingPlans
            entries={props.entries}
            plans={closest.map(match => ({
              title: planText(match),
              lacks: match.lacks,
            }))}
          />
          {t('need.waits')}
        </Alert>
      )}
    </section>
  );
};

function Matches(props: {
  matches: readonly NeedMatch[];
  withLabels: boolean;
  onPlan: (offering: Offering, cluster: string) => void;
}) {
  const { matches, onPlan } = props;
  const classes = useStyles();
  const t = useTexts();
  const planText = usePlanText();
  const availabilityText = useAvailabilityText();
  return (
    <>
      <Typography>
        {[
          t('need.found', { count: matches.length }),
          props.withLabels && t('need.labelsLater'),
          t('need.orPlan'),
        ]
          .filter(Boolean)
          .join(' ')}
      </Typography>
      <List disablePadding>
        {matches.slice(0, MOST).map(match => {
          const { entry, plan, cluster } = match;
          const here = plan.places.find(
            place => place.cluster.name === cluster.name,
          );
          return (
            <li key={`${entry.key} ${plan.plan.name} ${cluster.name}`}>
              <ListItem component="div" className={classes.match}>
                <ListItemText
                  primary={planText(match)}
                  secondary={availabilityText(here?.plan.availability)}
                />
                <Button
                  size="small"
                  className={classes.choose}
                  aria-label={t('need.chooseNamed', { plan: planText(match) })}
                  onClick={() => onPlan(plan.offering, cluster.name)}
                >
                  {t('need.choose')}
                </Button>
              </ListItem>
            </li>
          );
        })}
      </List>
      {matches.length > MOST && (
        <Typography variant="body2" color="textSecondary">
          {t('need.others', { count: matches.length - MOST })}
        </Typography>
      )}
    </>
  );
}

/** Which plan of which service where. */
function usePlanText() {
  const t = useTexts();
  return ({ entry, plan, cluster }: NeedMatch) =>
    t('need.plan', {
      service: entry.service.title,
      plan: plan.plan.title,
      cluster: cluster.title ?? cluster.name,
    });
}
