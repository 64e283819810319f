import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Claim,
  ClaimChain,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useRecentlyChanged } from '../../hooks/useRecentlyChanged';
import { litWhenChanged } from '../common/litWhenChanged';
import { TimeSince } from '../common/RelativeTime';
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
    ...litWhenChanged(theme).root,
  },
  changed: litWhenChanged(theme).changed,
  text: { flex: '1 1 240px', minWidth: 0, fontSize: '1.05rem' },
}));

const open: readonly Claim['state'][] = ['waiting', 'failed'];

/** A claim that waits may be seen to fail by what it hangs on; anything else means that the chain is older. */
function isAbout(chain: ClaimChain, claim: Claim): boolean {
  return (
    chain.state === claim.state ||
    (open.includes(chain.state) && open.includes(claim.state))
  );
}

/** The state of a claim in words. It lights up, and is read out, when it changes. */
export const ClaimSentence = (props: {
  claim: Claim;
  /** The chain may know more than the claim says of itself, but it is asked for less often. */
  chain?: ClaimChain;
}) => {
  const { claim, chain } = props;
  const { state, messages, since } =
    chain && isAbout(chain, claim) ? chain : { ...claim, since: undefined };
  const classes = useStyles();
  const changed = useRecentlyChanged(
    `${claim.state} ${JSON.stringify(claim.messages)}`,
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
          <TimeSince iso={since} />
        </Typography>
      )}
    </Paper>
  );
};
