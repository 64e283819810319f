import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import type { ShownLink } from '../../model/shownLinks';
import { StateTime } from '../common/RelativeTime';
import { Exports } from './Exports';
import { Imports } from './Imports';
import { UsedClusterFacts, UsingClusterFacts } from './LinkFacts';
import { LinkStateChip } from './LinkStateChip';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    padding: theme.spacing(2),
    marginBottom: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5, 2),
  },
  words: { flex: '1 1 240px', minWidth: 0 },
  title: { margin: 0, fontSize: '1.05rem', fontWeight: 700 },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
}));

/** The end of a link in a cluster: which other cluster is at its other end, how it is, and what goes through it. */
export const LinkCard = (props: { shown: ShownLink }) => {
  const { shown } = props;
  const { cluster, side, stale, link } = shown;
  const classes = useStyles();
  const t = useTexts();
  const other = link.cluster ?? t('links.otherCluster');
  const title =
    side === 'uses'
      ? t('links.uses', { cluster, other })
      : t('links.usedBy', { cluster, other });
  const why = link.message ?? link.reason;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={title}
      className={classes.root}
    >
      <div className={classes.head}>
        <div className={classes.words}>
          <Typography component="h3" className={classes.title}>
            {title}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {t(side === 'uses' ? 'links.downstream' : 'links.upstream', {
              ...{ name: link.name, namespace: link.namespace, cluster },
            })}
          </Typography>
        </div>
        <div className={classes.state}>
          <LinkStateChip of="link" state={link.state} />
          {link.since && (
            <Typography variant="body2" color="textSecondary">
              <StateTime state={link.state} iso={link.since} />
            </Typography>
          )}
        </div>
      </div>
      {stale && (
        <Typography variant="body2" color="textSecondary">
          {t('links.stale', { cluster })}
        </Typography>
      )}
      {link.state !== 'ok' && link.state !== 'unknown' && (
        <Alert severity="error">
          {link.missing
            ? t(side === 'uses' ? 'links.missingUsed' : 'links.missingUsing', {
                ...{ name: link.name, namespace: link.namespace, cluster },
              })
            : why}
        </Alert>
      )}
      {shown.side === 'uses' ? (
        <>
          <UsedClusterFacts link={shown.link} />
          <Imports imports={shown.link.imports} of={link.name} />
        </>
      ) : (
        <>
          <UsingClusterFacts link={shown.link} />
          <Exports link={shown.link} />
        </>
      )}
    </Paper>
  );
};
