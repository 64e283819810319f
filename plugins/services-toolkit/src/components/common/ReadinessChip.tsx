import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/ReportProblem';
import Chip from '@material-ui/core/Chip';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { stateColors } from './stateColors';

const icons = {
  ready: CheckCircleIcon,
  partly: WarningIcon,
  exhausted: WarningIcon,
  notReady: ErrorIcon,
  unknown: HelpIcon,
} as const;

const useStyles = makeStyles(theme => {
  const colors = stateColors(theme);
  return {
    root: { margin: 0, flexShrink: 0 },
    ready: colors.good,
    partly: colors.warning,
    exhausted: colors.warning,
    notReady: colors.bad,
    unknown: colors.unknown,
  };
});

/** Whether something can be had, as a word and a sign; the tooltip says why not. */
export const ReadinessChip = (props: {
  state: keyof typeof icons;
  label: string;
  why?: string;
}) => {
  const { state, label, why = '' } = props;
  const classes = useStyles();
  const Icon = icons[state];
  return (
    <Tooltip title={why}>
      <Chip
        size="small"
        variant="outlined"
        className={classes.root}
        icon={<Icon className={classes[state]} aria-hidden />}
        label={label}
      />
    </Tooltip>
  );
};
