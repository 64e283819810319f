import { memo } from 'react';
import Card from '@material-ui/core/Card';
import Typography from '@material-ui/core/Typography';
import Tooltip from '@material-ui/core/Tooltip';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Access } from '../../hooks/useAccess';
import { useOfferingPath } from '../../hooks/useOfferingPath';
import { useRefusalNames } from '../../hooks/useRefusalNames';
import { useTexts } from '../../hooks/useTexts';
import { withFreeInstances } from '../../model/freeInstances';
import type { FreeByCluster } from '../../model/freeInstances';
import { offeringReadiness } from '../../model/offeringReadiness';
import { serviceKind } from '../../model/serviceKind';
import { ReadinessDots } from '../common/ReadinessDots';
import { ServiceIcon } from '../common/ServiceIcon';
import { useFreeText } from '../common/useFreeText';
import { useWhyNotClaim } from '../common/useWhyNotClaim';
import { CardActions } from './CardActions';
import { OfferingState } from './OfferingState';
import { useCardStyles } from './useCardStyles';

const UnmemoizedCard = (props: {
  offering: Offering;
  access?: Access;
  /** How many instances are free, where that is known. */
  free?: FreeByCluster;
  /** The element that says why one may claim nothing here, where the page says it for all cards. */
  refusalId?: string;
  onClaim: (offering: Offering) => void;
}) => {
  const { access, onClaim } = props;
  const offering = withFreeInstances(props.offering, props.free);
  const classes = useCardStyles();
  const t = useTexts();
  const offeringPath = useOfferingPath();
  const freeText = useFreeText();
  const reason = useWhyNotClaim(offering, access);
  const { owner } = useRefusalNames()(offering);
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
      <CardActions
        title={title}
        detailsPath={offeringPath(offering)}
        access={access}
        owner={owner}
        reason={reason}
        refusalId={props.refusalId}
        onClaim={() => onClaim(props.offering)}
      />
    </Card>
  );
};

/** A class on offer that no service has as a plan. Nothing is drawn anew when only others change. */
export const OfferingCard = memo(UnmemoizedCard);
