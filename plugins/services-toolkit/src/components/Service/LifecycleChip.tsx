import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import type { Service } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { stateColors } from '../common/stateColors';

const useStyles = makeStyles(theme => {
  const colors = stateColors(theme);
  return {
    root: { margin: 0, flexShrink: 0, borderColor: 'currentColor' },
    experimental: colors.waiting,
    deprecated: colors.warning,
  };
});

/** How far a service is, where that is not what one expects. */
export const LifecycleChip = (props: { lifecycle: Service['lifecycle'] }) => {
  const classes = useStyles();
  const t = useTexts();
  const { lifecycle } = props;
  return lifecycle === 'production' ? null : (
    <Chip
      size="small"
      variant="outlined"
      className={`${classes.root} ${classes[lifecycle]}`}
      label={t(`service.lifecycle.${lifecycle}`)}
    />
  );
};
