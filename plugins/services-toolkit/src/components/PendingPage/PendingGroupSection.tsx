import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { offeringEntityName } from '@services-toolkit/claims';
import type { Cluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useServiceTitle } from '../../hooks/useServiceTitle';
import { useTexts } from '../../hooks/useTexts';
import type { PendingGroup } from '../../model/pendingGroups';
import { ClaimList } from '../ClaimList/ClaimList';
import { usePendingTitle } from './usePendingTitle';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
  title: {
    fontSize: '1.05rem',
    fontWeight: 700,
    overflowWrap: 'anywhere',
  },
}));

/** Claims that the same thing would fulfil, and what that is. */
export const PendingGroupSection = (props: {
  group: PendingGroup;
  clusters: readonly Cluster[];
}) => {
  const { group, clusters } = props;
  const { class: className, claims, reason } = group;
  const classes = useStyles();
  const t = useTexts();
  const on = clusters.find(({ name }) => name === group.cluster);
  const service = useServiceTitle({ class: className }, on?.group);
  const title = usePendingTitle(group, {
    service,
    cluster: on?.title ?? group.cluster,
  });
  return (
    <Paper variant="outlined" component="section" className={classes.root}>
      <Typography component="h3" className={classes.title}>
        {title}
      </Typography>
      {on && className && reason !== 'ClassDoesNotExist' && (
        <Typography variant="body2">
          {t('pending.class')}{' '}
          <EntityRefLink
            entityRef={{
              kind: 'resource',
              namespace: on.group,
              name: offeringEntityName(className),
            }}
            hideIcon
          />
        </Typography>
      )}
      <ClaimList claims={claims} clusters={clusters} label={title} showEntity />
    </Paper>
  );
};
