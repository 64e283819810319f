import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/ReportProblem';
import Chip from '@material-ui/core/Chip';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import type { CountedOffering } from '../../model/freeInstances';
import { offeringReadiness } from '../../model/offeringReadiness';
import { stateColors } from '../common/stateColors';
import { useReadinessText } from '../common/useReadinessText';

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

/** Whether an offering can be had, over all clusters; the tooltip says why not. */
export const OfferingState = (props: {
  offering: Pick<CountedOffering, 'clusters'>;
}) => {
  const classes = useStyles();
  const t = useTexts();
  const readinessText = useReadinessText();
  const { state, ready, total, because } = offeringReadiness(props.offering);
  const Icon = icons[state];
  const why = because
    ? t('readiness.cluster', {
        cluster: because.title ?? because.name,
        state: readinessText(because).long,
      })
    : '';
  return (
    <Tooltip title={why}>
      <Chip
        size="small"
        variant="outlined"
        className={classes.root}
        icon={<Icon className={classes[state]} aria-hidden />}
        label={
          state === 'partly'
            ? t('readiness.partly', {
                ready: String(ready),
                total: String(total),
              })
            : t(`readiness.${state}`)
        }
      />
    </Tooltip>
  );
};
