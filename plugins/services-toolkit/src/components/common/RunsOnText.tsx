import { makeStyles } from '@material-ui/core/styles';
import type { RunsOn } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { TimeSince } from './RelativeTime';
import { stateColors } from './stateColors';

const useStyles = makeStyles(theme => ({
  root: { overflowWrap: 'anywhere' },
  trouble: { fontWeight: 700, ...stateColors(theme).bad },
}));

/** On which other cluster something really runs, through which link that is reached, and since when it is not. */
export const RunsOnText = (props: {
  runsOn: RunsOn;
  /** It stands beside what says that it is about where something runs. */
  asValue?: boolean;
}) => {
  const { cluster, link, state, since } = props.runsOn;
  const classes = useStyles();
  const t = useTexts();
  const isTrouble = state === 'unreachable' || state === 'broken';
  return (
    <span className={classes.root}>
      {cluster
        ? t(props.asValue ? 'runsOn.place' : 'runsOn.through', {
            ...{ cluster, link: link.name },
          })
        : t(props.asValue ? 'runsOn.placeUnknown' : 'runsOn.throughUnknown', {
            link: link.name,
          })}
      {state !== 'ok' && (
        <>
          {', '}
          <span className={isTrouble ? classes.trouble : undefined}>
            {t(`runsOn.state.${state}`)}
            {since && (
              <>
                {' '}
                <TimeSince iso={since} />
              </>
            )}
          </span>
        </>
      )}
    </span>
  );
};
