import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LinkState } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { StateTime } from '../common/RelativeTime';
import { LinkStateChip } from './LinkStateChip';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
    alignItems: 'center',
  },
}));

/** How something that goes through a link is, and since when it is not as it should be. */
export const CarriedState = (props: {
  of: 'import' | 'export';
  state: LinkState;
  since?: string;
}) => {
  const { of, state, since } = props;
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <LinkStateChip of={of} state={state} />
      {since && state !== 'ok' && (
        <Typography variant="body2" component="span" color="textSecondary">
          <StateTime state={state} iso={since} />
        </Typography>
      )}
    </span>
  );
};
