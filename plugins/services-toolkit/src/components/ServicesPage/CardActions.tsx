import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../hooks/useTexts';
import type { Access } from '../../hooks/useAccess';
import { ButtonLink } from '../common/ButtonLink';
import { DisabledReasonButton } from '../common/DisabledReasonButton';
import { Refusal } from '../common/Refusal';
import { useCardStyles } from './useCardStyles';

/** The way to a service, and to a claim on it; where it is closed, why in a few words. */
export const CardActions = (props: {
  title: string;
  detailsPath: string;
  access?: Access;
  /** How its owner is called. */
  owner?: string;
  /** Why it cannot be claimed; `undefined` when it can. */
  reason?: string;
  /** The element that says why one may claim nothing here, where the page says it for all cards. */
  refusalId?: string;
  onClaim: () => void;
}) => {
  const { title, access, reason, refusalId } = props;
  const classes = useCardStyles();
  const t = useTexts();
  const reasonId = useId();
  return (
    <div className={classes.foot}>
      {reason !== undefined && !refusalId && (
        <div className={classes.reason}>
          {access?.state === 'denied' ? (
            <Refusal id={reasonId} access={access} owner={props.owner} />
          ) : (
            <Typography id={reasonId} variant="body2" color="textSecondary">
              {reason}
            </Typography>
          )}
        </div>
      )}
      <div className={classes.actions}>
        <ButtonLink
          to={props.detailsPath}
          size="small"
          variant="outlined"
          aria-label={t('services.detailsNamed', { title })}
        >
          {t('common.details')}
        </ButtonLink>
        <DisabledReasonButton
          size="small"
          variant="contained"
          color="primary"
          reason={reason}
          reasonId={refusalId ?? reasonId}
          aria-label={t('services.claimNamed', { title })}
          onClick={props.onClaim}
        >
          {t('offering.claim')}
        </DisabledReasonButton>
      </div>
    </div>
  );
};
