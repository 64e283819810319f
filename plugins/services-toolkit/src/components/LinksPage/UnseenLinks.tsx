import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import type { LinkedCluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useMessages } from '../../hooks/useMessages';
import { useTexts } from '../../hooks/useTexts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
    overflowWrap: 'anywhere',
    '&:empty': { display: 'none' },
  },
}));

/** What of clusters one may not see, and what nobody can see; and namespaces that are open for nothing. */
export const UnseenLinks = (props: { clusters: readonly LinkedCluster[] }) => {
  const classes = useStyles();
  const t = useTexts();
  const { right } = useMessages();
  return (
    <div className={classes.root}>
      {props.clusters.flatMap(
        ({
          cluster,
          title = cluster,
          hidden,
          unanswered,
          notImported = [],
        }) => [
          hidden && (
            <Alert key={`${cluster} hidden`} severity="info">
              {t('links.hidden', {
                cluster: title,
                rights: hidden.map(right).join('; '),
              })}
            </Alert>
          ),
          unanswered && (
            <Alert key={`${cluster} unanswered`} severity="warning">
              {t('links.unanswered', { cluster: title, message: unanswered })}
            </Alert>
          ),
          ...notImported.map(({ group, namespaces, namespaceCount }) => (
            <Alert key={`${cluster} ${group}`} severity="warning">
              {t('links.notImported', {
                ...{ cluster: title, group, count: namespaceCount },
                namespaces: namespaces.slice(0, 3).join(', '),
              })}
            </Alert>
          )),
        ],
      )}
    </div>
  );
};
