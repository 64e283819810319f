import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DeleteSweepIcon from '@material-ui/icons/DeleteSweep';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { stateColors } from './stateColors';

const icons = {
  ready: CheckCircleIcon,
  waiting: HourglassEmptyIcon,
  failed: ErrorIcon,
  deleting: DeleteSweepIcon,
} as const satisfies Record<Claim['state'], unknown>;

const useStyles = makeStyles(theme => {
  const colors = stateColors(theme);
  return {
    root: { margin: 0, flexShrink: 0 },
    ready: colors.good,
    waiting: colors.waiting,
    failed: colors.bad,
    deleting: colors.unknown,
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
