import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/HelpOutline';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import { makeStyles } from '@material-ui/core/styles';
import type { GraphLink } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stateColors } from '../../common/stateColors';

const icons = {
  ok: CheckCircleIcon,
  waiting: HourglassEmptyIcon,
  failed: ErrorIcon,
  unknown: HelpIcon,
  notReached: RadioButtonUncheckedIcon,
  hidden: BlockIcon,
} as const satisfies Record<GraphLink['state'], unknown>;

const useStyles = makeStyles(theme => {
  const colors = stateColors(theme);
  return {
    root: { flexShrink: 0 },
    ok: colors.good,
    waiting: colors.waiting,
    failed: colors.bad,
    unknown: colors.unknown,
    notReached: colors.unknown,
    hidden: colors.unknown,
  };
});

/** The sign of a link's state; the word stands beside it. */
export const LinkState = (props: { state: GraphLink['state'] }) => {
  const classes = useStyles();
  const Icon = icons[props.state];
  return (
    <Icon
      aria-hidden
      fontSize="small"
      className={`${classes.root} ${classes[props.state]}`}
    />
  );
};
