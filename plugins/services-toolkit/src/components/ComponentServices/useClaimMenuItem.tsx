import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useComponentAccess } from '../../hooks/useComponentAccess';
import { useTexts } from '../../hooks/useTexts';
import { claimTarget } from '../../model/claimTarget';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';

const useStyles = makeStyles({
  reason: { display: 'block', maxWidth: 280, whiteSpace: 'normal' },
});

/** *Claim a service* in the menu of a component; where one may not, it says why. */
export function useClaimMenuItem() {
  const classes = useStyles();
  const t = useTexts();
  const { entity } = useEntity();
  const target = claimTarget(entity);
  const access = useComponentAccess(target);
  const { open } = useClaimDialog();
  const denied = access.state === 'denied';
  return {
    title: (
      <span>
        {t('component.claim')}
        {denied && (
          <Typography
            component="span"
            variant="caption"
            className={classes.reason}
          >
            {access.reason}
          </Typography>
        )}
      </span>
    ),
    disabled: denied,
    onClick: () => open({ forEntity: target.entityRef }),
  };
}
