import { memo, useId } from 'react';
import Card from '@material-ui/core/Card';
import Typography from '@material-ui/core/Typography';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Access } from '../../hooks/useAccess';
import { useOfferingPath } from '../../hooks/useOfferingPath';
import { useTexts } from '../../hooks/useTexts';
import { withFreeInstances } from '../../model/freeInstances';
import type { FreeByCluster } from '../../model/freeInstances';
import { offeringReadiness } from '../../model/offeringReadiness';
import { serviceKind } from '../../model/serviceKind';
import { ButtonLink } from '../common/ButtonLink';
import { ReadinessDots } from '../common/ReadinessDots';
import { DisabledReasonButton } from '../common/DisabledReasonButton';
import { ServiceIcon } from '../common/ServiceIcon';
import { useFreeText } from '../common/useFreeText';
import { useWhyNotClaim } from '../common/useWhyNotClaim';
import { OfferingState } from './OfferingState';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    height: '100%',
    boxSizing: 'border-box',
    padding: theme.spacing(2),
    minWidth: 0,
  },
  head: { display: 'flex', gap: theme.spacing(1.5), alignItems: 'flex-start' },
  names: { flex: 1, minWidth: 0 },
  title: {
    margin: 0,
    fontSize: '1.05rem',
    fontWeight: 700,
    lineHeight: 1.3,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
  },
  text: {
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
  },
  conflict: { display: 'flex', gap: theme.spacing(1) },
  foot: { marginTop: 'auto', paddingTop: theme.spacing(1) },
  reason: { overflowWrap: 'anywhere', marginBottom: theme.spacing(1) },
  actions: {
    display: 'flex',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
  },
}));

const UnmemoizedCard = (props: {
  offering: Offering;
  access?: Access;
  /** How many instances are free, where that is known. */
  free?: FreeByCluster;
  /** The element that says why one may claim nothing here, where the page says it for all cards. */
  refusalId?: string;
  onClaim: (offering: Offering) => void;
}) => {
  const { onClaim } = props;
  const offering = withFreeInstances(props.offering, props.free);
  const classes = useStyles();
  const t = useTexts();
  const offeringPath = useOfferingPath();
  const freeText = useFreeText();
  const reason = useWhyNotClaim(offering, props.access);
  const reasonId = useId();
  const { title } = offering;
  const free = freeText(offeringReadiness(offering));
  return (
    <Card
      component="article"
      variant="outlined"
      className={classes.root}
      aria-label={title}
    >
      <div className={classes.head}>
        <ServiceIcon icon={offering.icon} kind={serviceKind(offering)} />
        <div className={classes.names}>
          <Tooltip title={title.length > 40 ? title : ''}>
            <Typography component="h3" className={classes.title}>
              {title}
            </Typography>
          </Tooltip>
          {offering.owner && (
            <Typography variant="body2" color="textSecondary" noWrap>
              {t('common.by')}{' '}
              <EntityRefLink entityRef={offering.owner} hideIcon />
            </Typography>
          )}
        </div>
        <OfferingState offering={offering} />
      </div>
      <Typography
        variant="body2"
        className={classes.text}
        color={offering.description ? 'textPrimary' : 'textSecondary'}
      >
        {offering.description ?? t('services.noDescription')}
      </Typography>
      <Typography variant="body2" component="div">
        <ReadinessDots clusters={offering.clusters} />
      </Typography>
      {free && <Typography variant="body2">{free}</Typography>}
      {offering.conflict && (
        <Tooltip title={offering.conflict.message}>
          <Typography variant="body2" className={classes.conflict} tabIndex={0}>
            <WarningIcon fontSize="small" /> {t('offering.conflict')}
          </Typography>
        </Tooltip>
      )}
      <div className={classes.foot}>
        {reason && !props.refusalId && (
          <Typography
            id={reasonId}
            variant="body2"
            color="textSecondary"
            className={classes.reason}
          >
            {reason}
          </Typography>
        )}
        <div className={classes.actions}>
          <ButtonLink
            to={offeringPath(offering)}
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
            reasonId={props.refusalId ?? reasonId}
            aria-label={t('services.claimNamed', { title })}
            onClick={() => onClaim(props.offering)}
          >
            {t('offering.claim')}
          </DisabledReasonButton>
        </div>
      </div>
    </Card>
  );
};

/** One service on offer. Nothing is drawn anew when only others change. */
export const OfferingCard = memo(UnmemoizedCard);
