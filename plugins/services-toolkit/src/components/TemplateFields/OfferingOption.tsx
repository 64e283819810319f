import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { serviceKind } from '../../model/serviceKind';
import { OfferingState } from '../ServicesPage/OfferingState';
import { ServiceIcon } from '../common/ServiceIcon';
import type { OfferingChoice } from './useOfferingChoices';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flex: 1,
    gap: theme.spacing(1.5),
    alignItems: 'flex-start',
    minWidth: 0,
  },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  clamped: {
    overflow: 'hidden',
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
  },
}));

/** A service to choose: what it is, how ready, and why it is closed where it is. */
export const OfferingOption = (
  props: OfferingChoice & {
    /** Where its title stands already. */
    untitled?: boolean;
  },
) => {
  const { offering, closed, untitled } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <div className={classes.root}>
      <ServiceIcon icon={offering.icon} kind={serviceKind(offering)} />
      <div className={classes.text}>
        {!untitled && (
          <Typography className={classes.clamped}>{offering.title}</Typography>
        )}
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.clamped}
        >
          {offering.description ?? t('services.noDescription')}
        </Typography>
        {closed && <Typography variant="body2">{closed}</Typography>}
      </div>
      <OfferingState offering={offering} />
    </div>
  );
};
