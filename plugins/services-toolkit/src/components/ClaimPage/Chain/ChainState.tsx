import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/HelpOutline';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import { makeStyles } from '@material-ui/core/styles';
import type { ChainLink } from '@services-toolkit/backstage-plugin-services-toolkit-common';

const icons = {
  ok: CheckCircleIcon,
  waiting: HourglassEmptyIcon,
  failed: ErrorIcon,
  unknown: HelpIcon,
  notReached: RadioButtonUncheckedIcon,
  hidden: BlockIcon,
} as const satisfies Record<ChainLink['state'], unknown>;

const useStyles = makeStyles(theme => {
  const dark = theme.palette.type === 'dark';
  return {
    root: { flexShrink: 0 },
    ok: { color: dark ? '#7bd88f' : '#1b6e32' },
    waiting: { color: dark ? '#8ab8ff' : '#1f5493' },
    failed: { color: dark ? '#ff9b93' : '#b3261e' },
    unknown: { color: theme.palette.text.secondary },
    notReached: { color: theme.palette.text.secondary },
    hidden: { color: theme.palette.text.secondary },
  };
});

/** The sign of a link's state; the word stands beside it. */
export const ChainState = (props: { state: ChainLink['state'] }) => {
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
