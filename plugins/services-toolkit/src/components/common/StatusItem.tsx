import type { ReactNode } from 'react';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/ReportProblem';
import { makeStyles } from '@material-ui/core/styles';
import type { ClaimCondition } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stateColors } from './stateColors';

/** `Partly`: true in some places and not in others. */
type Status = ClaimCondition['status'] | 'Partly';

const icons = {
  True: CheckCircleIcon,
  False: ErrorIcon,
  Unknown: HelpIcon,
  Partly: WarningIcon,
} as const satisfies Record<Status, unknown>;

const useStyles = makeStyles(theme => {
  const colors = stateColors(theme);
  return {
    root: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(0.75, 0),
      overflowWrap: 'anywhere',
      listStyle: 'none',
    },
    True: colors.good,
    False: colors.bad,
    Unknown: colors.unknown,
    Partly: colors.warning,
  };
});

/** In a list of things that hold or do not hold: a sign, and beside it what holds, which has to say it in words. */
export const StatusItem = (props: { status: Status; children: ReactNode }) => {
  const classes = useStyles();
  const Icon = icons[props.status];
  return (
    <li className={classes.root}>
      <Icon className={classes[props.status]} aria-hidden />
      <div>{props.children}</div>
    </li>
  );
};
