import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useRecentlyChanged } from '../../hooks/useRecentlyChanged';
import { highlightWhenChanged } from '../common/highlightWhenChanged';
import { StateTime } from '../common/RelativeTime';
import { Messages } from '../common/Messages';
import { StateChip } from '../common/StateChip';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1.5),
    alignItems: 'center',
    padding: theme.spacing(2),
    overflowWrap: 'anywhere',
    ...highlightWhenChanged(theme).root,
  },
  changed: highlightWhenChanged(theme).changed,
  text: { flex: '1 1 240px', minWidth: 0, fontSize: '1.05rem' },
}));

/** The state of a claim in words. It lights up, and is read out, when it changes. */
export const ClaimSentence = (props: {
  claim: Claim;
  /** Since when it is in that state (ISO 8601), where that is known. */
  since?: string;
  /** What the cluster says of it is still on its way: that it says more is no change. */
  preliminary?: boolean;
}) => {
  const { claim, since, preliminary } = props;
  const { state, messages } = claim;
  const classes = useStyles();
  const changed = useRecentlyChanged(
    preliminary ? undefined : `${state} ${JSON.stringify(messages)}`,
  );
  return (
    <Paper
      variant="outlined"
      role="status"
      aria-live="polite"
      className={`${classes.root} ${changed ? classes.changed : ''}`}
      data-changed={changed}
    >
      <StateChip state={state} />
      <Typography className={classes.text}>
        <Messages messages={messages} />
      </Typography>
      {since && state !== 'ready' && (
        <Typography variant="body2" color="textSecondary">
          <StateTime state={state} iso={since} />
        </Typography>
      )}
    </Paper>
  );
};
