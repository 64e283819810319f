import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DeleteSweepIcon from '@material-ui/icons/DeleteSweep';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';

const icons = {
  ready: CheckCircleIcon,
  waiting: HourglassEmptyIcon,
  failed: ErrorIcon,
  deleting: DeleteSweepIcon,
} as const satisfies Record<Claim['state'], unknown>;

const useStyles = makeStyles(theme => {
  const dark = theme.palette.type === 'dark';
  return {
    root: { margin: 0, flexShrink: 0 },
    ready: { color: dark ? '#7bd88f' : '#1b6e32' },
    waiting: { color: dark ? '#8ab8ff' : '#1f5493' },
    failed: { color: dark ? '#ff9b93' : '#b3261e' },
    deleting: { color: theme.palette.text.secondary },
  };
});

/** The state of a claim as a word and a sign; colour only repeats it. */
export const StateChip = (props: { state: Claim['state'] }) => {
  const classes = useStyles();
  const t = useTexts();
  const Icon = icons[props.state];
  return (
    <Chip
      size="small"
      variant="outlined"
      className={classes.root}
      icon={<Icon className={classes[props.state]} aria-hidden />}
      label={t(`state.${props.state}`)}
    />
  );
};
