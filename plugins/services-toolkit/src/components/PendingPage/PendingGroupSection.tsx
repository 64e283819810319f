import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
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
import { RelativeTime } from '../common/RelativeTime';
import { usePendingTitle } from './usePendingTitle';

/** More would push the other groups out of sight. */
const SHOWN_AT_ONCE = 3;

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
  title: {
    fontSize: '1.05rem',
    fontWeight: 700,
    overflowWrap: 'anywhere',
  },
  facts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) },
}));

/** Claims that the same thing would fulfil, and what that is: one line, and the claims where there are few or on demand. */
export const PendingGroupSection = (props: {
  group: PendingGroup;
  clusters: readonly Cluster[];
}) => {
  const { group, clusters } = props;
  const { class: className, claims, reason, eachItsOwn } = group;
  const classes = useStyles();
  const t = useTexts();
  const listId = useId();
  const many = claims.length > SHOWN_AT_ONCE;
  const [opened, setOpened] = useState(false);
  const on = clusters.find(({ name }) => name === group.cluster);
  const service = useServiceTitle({ class: className }, on?.group);
  const title = usePendingTitle(group, {
    service,
    cluster: on?.title ?? group.cluster,
  });
  const [{ createdAt: oldest }] = claims;
  return (
    <Paper variant="outlined" component="section" className={classes.root}>
      <Typography component="h3" className={classes.title}>
        {title}
      </Typography>
      <div className={classes.facts}>
        {oldest && (
          <Typography variant="body2">
            {t('pending.oldest')} <RelativeTime iso={oldest} />
          </Typography>
        )}
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
      </div>
      {many && (
        <Button
          size="small"
          aria-expanded={opened}
          aria-controls={listId}
          onClick={() => setOpened(!opened)}
        >
          {opened
            ? t('pending.hide')
            : t('pending.show', { count: claims.length })}
        </Button>
      )}
      <div id={listId}>
        {(opened || !many) && (
          <ClaimList
            claims={claims}
            clusters={clusters}
            label={title}
            showEntity
            withoutMessages={!eachItsOwn}
          />
        )}
      </div>
    </Paper>
  );
};
