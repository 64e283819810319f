import Typography from '@material-ui/core/Typography';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/HelpOutline';
import { makeStyles } from '@material-ui/core/styles';
import type { OfferingCluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { useReadinessText } from '../common/useReadinessText';

const icons = {
  True: CheckCircleIcon,
  False: ErrorIcon,
  Unknown: HelpIcon,
} as const;

const useStyles = makeStyles(theme => {
  const dark = theme.palette.type === 'dark';
  return {
    root: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1, 0),
      overflowWrap: 'anywhere',
    },
    True: { color: dark ? '#7bd88f' : '#1b6e32' },
    False: { color: dark ? '#ff9b93' : '#b3261e' },
    Unknown: { color: theme.palette.text.secondary },
  };
});

/** For each cluster whether the service can be had there, and if not, why not. */
export const ClusterReadiness = (props: {
  clusters: readonly OfferingCluster[];
}) => {
  const classes = useStyles();
  const t = useTexts();
  const readinessText = useReadinessText();
  return (
    <ul className={classes.root} aria-label={t('offering.where')}>
      {props.clusters.map(cluster => {
        const state = cluster.stale ? 'Unknown' : cluster.ready;
        const Icon = icons[state];
        const { short, why } = readinessText(cluster);
        return (
          <li key={cluster.name} className={classes.item}>
            <Icon className={classes[state]} aria-hidden />
            <div>
              <Typography>
                <b>{cluster.title ?? cluster.name}</b>: {short}
              </Typography>
              {why && (
                <Typography variant="body2" color="textSecondary">
                  {why}
                </Typography>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
};
