import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ClaimSelection,
  Offering,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import type { ServiceEntry } from '../../model/ServicesEntry';
import { useAvailabilityText } from '../Service/useAvailabilityText';
import { LackingPlans } from './LackingPlans';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2), overflowWrap: 'anywhere' },
  instead: { marginTop: theme.spacing(1) },
}));

/** What a claim by need would get now, as the cluster's offerings say, or what it would wait for. */
export const NeedSelection = (props: {
  selection: ClaimSelection | undefined;
  entries: readonly ServiceEntry[];
  cluster: string;
  /** By its class, in place of what is needed. */
  onPlan: (offering: Offering) => void;
}) => {
  const { selection = {}, entries, cluster } = props;
  const { class: className, lacking } = selection;
  const classes = useStyles();
  const t = useTexts();
  const availabilityText = useAvailabilityText();
  if (lacking) {
    return (
      <div className={classes.root}>
        <Typography variant="body2" component="div">
          {t(lacking.length > 0 ? 'need.waitsUntil' : 'need.waitsForAny')}
          <LackingPlans
            entries={entries}
            plans={lacking.map(({ service, plan, lacks }) => {
              const found = planIn(entries, { cluster, service, plan });
              return { title: found?.title ?? `${service}, ${plan}`, lacks };
            })}
          />
        </Typography>
      </div>
    );
  }
  if (className === undefined) {
    return (
      <Typography variant="body2" className={classes.root}>
        {t('need.getsUnknown')}
      </Typography>
    );
  }
  const { service = '', plan = '' } = selection;
  const found = planIn(entries, { cluster, service, plan });
  const title = found?.title ?? `${service}, ${plan}`;
  const available = availabilityText(found?.availability);
  return (
    <div className={classes.root}>
      <Typography variant="body2">
        {available
          ? t('need.getsIn', { plan: title, availability: available })
          : t('need.gets', { plan: title })}
      </Typography>
      {found && (
        <Button
          size="small"
          variant="outlined"
          className={classes.instead}
          aria-label={t('need.insteadNamed', { plan: title })}
          onClick={() => props.onPlan(found.offering)}
        >
          {t('need.instead')}
        </Button>
      )}
    </div>
  );
};

/** A plan as the portal knows it; `undefined` where it does not. */
function planIn(
  entries: readonly ServiceEntry[],
  of: { cluster: string; service: string; plan: string },
) {
  for (const { service, plans } of entries) {
    const place = plans
      .filter(() => service.name === of.service)
      .flatMap(({ plan, places, offering }) =>
        plan.name === of.plan ? places.map(one => ({ ...one, offering })) : [],
      )
      .find(({ cluster }) => cluster.name === of.cluster);
    if (place) {
      const { plan, offering } = place;
      return {
        title: `${service.title}, ${plan.title}`,
        availability: plan.availability,
        offering,
      };
    }
  }
  return undefined;
}
