import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import type { CountedCluster } from '../../model/freeInstances';
import { RunsOnText } from '../common/RunsOnText';
import { StatusItem } from '../common/StatusItem';
import { useReadinessText } from '../common/useReadinessText';

const useStyles = makeStyles({
  root: { margin: 0, padding: 0 },
});

/** For each cluster whether the service can be had there, and if not, why not. */
export const ClusterReadiness = (props: {
  clusters: readonly CountedCluster[];
}) => {
  const classes = useStyles();
  const t = useTexts();
  const readinessText = useReadinessText();
  return (
    <ul className={classes.root} aria-label={t('offering.where')}>
      {props.clusters.map(cluster => {
        const { short, why } = readinessText(cluster);
        return (
          <StatusItem
            key={cluster.name}
            status={cluster.stale ? 'Unknown' : cluster.ready}
          >
            <Typography>
              <b>{cluster.title ?? cluster.name}</b>: {short}
            </Typography>
            {why && (
              <Typography variant="body2" color="textSecondary">
                {why}
              </Typography>
            )}
            {cluster.runsOn && (
              <Typography variant="body2">
                <RunsOnText runsOn={cluster.runsOn} />
              </Typography>
            )}
          </StatusItem>
        );
      })}
    </ul>
  );
};
