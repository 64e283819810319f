import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { RunsOnText } from '../common/RunsOnText';

const useStyles = makeStyles({ root: { overflowWrap: 'anywhere' } });

/** A claim that has everything says so, although what it holds cannot be reached just now: that is said beside it. */
export const AwayNotice = ({ claim }: { claim: Claim }) => {
  const { runsOn, state } = claim;
  const classes = useStyles();
  const t = useTexts();
  return state === 'ready' &&
    (runsOn?.state === 'unreachable' || runsOn?.state === 'broken') ? (
    <Alert severity="warning" className={classes.root}>
      <AlertTitle>
        <RunsOnText runsOn={runsOn} />
      </AlertTitle>
      {t('runsOn.readyButAway')}
    </Alert>
  ) : null;
};
