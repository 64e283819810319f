import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useClaimTemplates } from '../../hooks/useClaimTemplates';
import { useClaims } from '../../hooks/useClaims';
import { useComponentAccess } from '../../hooks/useComponentAccess';
import { useTexts } from '../../hooks/useTexts';
import { byUrgency } from '../../model/byUrgency';
import { claimTarget } from '../../model/claimTarget';
import { ClaimList } from '../ClaimList/ClaimList';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { ClusterUnreachableBanner } from '../common/ClusterUnreachableBanner';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { DisabledReasonButton } from '../common/DisabledReasonButton';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
}));

/** The claims that were made for the component at hand, as they change, and the way to one more. */
export const ComponentServices = () => {
  const classes = useStyles();
  const t = useTexts();
  const { entity } = useEntity();
  const target = claimTarget(entity);
  const claims = useClaims({ entityRef: target.entityRef });
  const access = useComponentAccess(target);
  const templates = useClaimTemplates();
  const { open } = useClaimDialog();
  return (
    <div className={classes.root}>
      <ClusterUnreachableBanner clusters={claims.value?.away ?? []} />
      <OutdatedNotice polled={claims} />
      {claims.error && !claims.value && (
        <ErrorNotice
          title={t('component.error')}
          error={claims.error}
          onRetry={claims.retry}
        />
      )}
      {claims.loading && <ClaimListSkeleton />}
      {claims.value?.claims.length === 0 && (
        <div>
          <Typography>{t('component.empty')}</Typography>
          <Typography color="textSecondary">
            {t('component.emptyText')}
          </Typography>
        </div>
      )}
      {Boolean(claims.value?.claims.length) && (
        <ClaimList
          claims={byUrgency(claims.value?.claims ?? [])}
          clusters={claims.value?.clusters ?? []}
          label={t('component.list')}
        />
      )}
      <div>
        <DisabledReasonButton
          variant="outlined"
          color="primary"
          reason={access.state === 'denied' ? access.reason ?? '' : undefined}
          onClick={() => open({ forEntity: target.entityRef })}
        >
          {t('component.claim')}
        </DisabledReasonButton>
        {access.state === 'denied' && templates.state === 'offered' && (
          <Button
            size="small"
            onClick={() => open({ forEntity: target.entityRef })}
          >
            {t('component.propose')}
          </Button>
        )}
      </div>
    </div>
  );
};
