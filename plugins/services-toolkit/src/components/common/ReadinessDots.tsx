import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import type { CountedCluster } from '../../model/freeInstances';
import { canBeHadNow } from '../../model/offeringReadiness';
import { VisuallyHidden } from './VisuallyHidden';
import { stateColors } from './stateColors';
import { useReadinessText } from './useReadinessText';

const useStyles = makeStyles(theme => {
  const colors = stateColors(theme);
  return {
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '2px 12px',
      margin: 0,
      padding: 0,
      listStyle: 'none',
      minWidth: 0,
    },
    item: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      minWidth: 0,
      overflowWrap: 'anywhere',
    },
    dot: {
      width: 10,
      height: 10,
      borderRadius: '50%',
      flexShrink: 0,
      boxSizing: 'border-box',
      border: '2px solid currentColor',
    },
    True: { ...colors.good, backgroundColor: 'currentColor' },
    False: colors.bad,
    Unknown: colors.unknown,
    waiting: colors.warning,
  };
});

/** Where something is offered: for each cluster a dot, full when it is ready there, and in words why not. */
export const ReadinessDots = (props: {
  clusters: readonly CountedCluster[];
}) => {
  const classes = useStyles();
  const t = useTexts();
  const readinessText = useReadinessText();
  return (
    <ul className={classes.root} aria-label={t('offering.where')}>
      {props.clusters.map(cluster => {
        const state = readinessText(cluster);
        return (
          <li key={cluster.name}>
            <Tooltip
              title={t('readiness.cluster', {
                cluster: cluster.title ?? cluster.name,
                state: state.long,
              })}
            >
              <span className={classes.item}>
                <span
                  aria-hidden
                  className={`${classes.dot} ${classes[dotOf(cluster)]}`}
                />
                {cluster.title ?? cluster.name}
                <VisuallyHidden>: {state.long}</VisuallyHidden>
              </span>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
};

function dotOf(cluster: CountedCluster) {
  if (cluster.stale) {
    return 'Unknown';
  }
  return cluster.ready === 'True' && !canBeHadNow(cluster)
    ? 'waiting'
    : cluster.ready;
}
