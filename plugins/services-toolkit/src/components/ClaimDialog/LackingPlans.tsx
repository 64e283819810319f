import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { LackingPlan } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { promiseTitle } from '../../model/needOptions';
import type { ServiceEntry } from '../../model/ServicesEntry';
import { useLackText } from './useLackText';

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(0.5, 0), paddingLeft: 18 },
}));

/** The plans that come closest to what is needed, and what each of them lacks. */
export const LackingPlans = (props: {
  /** All services. */
  entries: readonly ServiceEntry[];
  plans: readonly { title: string; lacks: LackingPlan['lacks'] }[];
}) => {
  const classes = useStyles();
  const { entries } = props;
  const lackText = useLackText(useMemo(() => promiseTitle(entries), [entries]));
  return props.plans.length === 0 ? null : (
    <ul className={classes.list}>
      {props.plans.map(({ title, lacks }) => (
        <li key={title}>
          {title}: {lacks.map(lackText).join('; ')}
        </li>
      ))}
    </ul>
  );
};
