import { memo } from 'react';
import Card from '@material-ui/core/Card';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Access } from '../../hooks/useAccess';
import { useServicePath } from '../../hooks/useServicePath';
import { useOwnerTitle } from '../../hooks/useOwnerTitle';
import { useTexts } from '../../hooks/useTexts';
import type { ServiceEntry } from '../../model/ServicesEntry';
import { KeptGuarantees } from '../Service/KeptGuarantees';
import { LifecycleChip } from '../Service/LifecycleChip';
import { PlanLines } from '../Service/PlanLines';
import { ServiceState } from '../Service/ServiceState';
import { useWhyNotClaimService } from '../Service/useWhyNotClaimService';
import { ReadinessDots } from '../common/ReadinessDots';
import { ServicePicture } from '../common/ServicePicture';
import { CardActions } from './CardActions';
import { useCardStyles } from './useCardStyles';

const UnmemoizedCard = (props: {
  entry: ServiceEntry;
  /** Where one may claim none of its plans. */
  access?: Access;
  /** The element that says why one may claim nothing here, where the page says it for all cards. */
  refusalId?: string;
  onClaim: (entry: ServiceEntry) => void;
}) => {
  const { entry, access, onClaim } = props;
  const { service, plans } = entry;
  const { title, provider, version, owner } = service;
  const classes = useCardStyles();
  const t = useTexts();
  const servicePath = useServicePath();
  const ownerTitle = useOwnerTitle()(owner);
  const reason = useWhyNotClaimService(entry, access);
  return (
    <Card
      component="article"
      variant="outlined"
      className={classes.root}
      aria-label={title}
    >
      <div className={classes.head}>
        <ServicePicture service={service} />
        <div className={classes.names}>
          <Tooltip title={title.length > 40 ? title : ''}>
            <Typography component="h3" className={classes.title}>
              {title}
              {version && ` ${version}`}
            </Typography>
          </Tooltip>
          {(provider || owner) && (
            <Typography variant="body2" color="textSecondary" noWrap>
              {t('common.by')}{' '}
              {provider?.name ??
                (owner && <EntityRefLink entityRef={owner} hideIcon />)}
            </Typography>
          )}
          <LifecycleChip lifecycle={service.lifecycle} />
        </div>
        <ServiceState plans={plans} />
      </div>
      <Typography
        variant="body2"
        className={classes.text}
        color={service.shortDescription ? 'textPrimary' : 'textSecondary'}
      >
        {service.shortDescription ?? t('services.noDescription')}
      </Typography>
      <KeptGuarantees service={service} />
      <Typography variant="body2" component="div">
        <ReadinessDots clusters={service.clusters} />
      </Typography>
      <PlanLines plans={plans} />
      <CardActions
        title={title}
        detailsPath={servicePath(service)}
        access={access}
        owner={ownerTitle ?? provider?.name}
        reason={reason}
        refusalId={props.refusalId}
        onClaim={() => onClaim(entry)}
      />
    </Card>
  );
};

/** A service with its plans. Nothing is drawn anew when only others change. */
export const ServiceCard = memo(
  UnmemoizedCard,
  (before, after) =>
    before.access === after.access &&
    before.refusalId === after.refusalId &&
    before.onClaim === after.onClaim &&
    // An entry is put together anew with each answer; what a card shows of it, and the plan that it claims, the service says.
    before.entry.service === after.entry.service,
);
