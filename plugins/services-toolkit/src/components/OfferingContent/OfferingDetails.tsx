import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaimTargets } from '../../hooks/useClaimTargets';
import { placesOf, useFreeInstances } from '../../hooks/useFreeInstances';
import { useOfferingAccess } from '../../hooks/useOfferingAccess';
import { useTexts } from '../../hooks/useTexts';
import { withFreeInstances } from '../../model/freeInstances';
import type { CountedOffering } from '../../model/freeInstances';
import { offeringKey } from '../../model/offeringKey';
import { offeringReadiness } from '../../model/offeringReadiness';
import { serviceKind } from '../../model/serviceKind';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { OfferingState } from '../ServicesPage/OfferingState';
import { DisabledReasonButton } from '../common/DisabledReasonButton';
import { ServiceIcon } from '../common/ServiceIcon';
import { useWhyNotClaim } from '../common/useWhyNotClaim';
import { ClaimExample } from './ClaimExample';
import { ClusterReadiness } from './ClusterReadiness';
import { OfferingConflict } from './OfferingConflict';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    gap: theme.spacing(2),
    alignItems: 'flex-start',
    [theme.breakpoints.down('xs')]: { flexWrap: 'wrap' },
  },
  words: {
    flex: '1 1 0',
    minWidth: 0,
    overflowWrap: 'anywhere',
    // The state then stands below.
    [theme.breakpoints.down('xs')]: { flexBasis: 'calc(100% - 56px)' },
  },
  heading: { margin: theme.spacing(0, 0, 1), fontSize: '1.05rem' },
}));

/** What an offering is, where it can be had, and the way to a claim. */
export const OfferingDetails = (props: { offering: Offering }) => {
  const key = offeringKey(props.offering);
  const targets = useClaimTargets();
  const free = useFreeInstances([props.offering], placesOf(targets.value))[key];
  const offering = withFreeInstances(props.offering, free);
  const classes = useStyles();
  const t = useTexts();
  const access = useOfferingAccess([props.offering], targets)[key];
  const reason = useWhyNotClaim(offering, access);
  const { open } = useClaimDialog();
  const claim = () => open({ offering: key });
  return (
    <>
      <OfferingConflict offering={offering} />
      <div className={classes.head}>
        <ServiceIcon icon={offering.icon} kind={serviceKind(offering)} />
        <div className={classes.words}>
          <Typography>
            {offering.description ?? t('services.noDescription')}
          </Typography>
          <Typography color="textSecondary">
            {t(whatAClaimDoes(offering))}
          </Typography>
        </div>
        <OfferingState offering={offering} />
      </div>
      <div>
        <DisabledReasonButton
          variant="contained"
          color="primary"
          reason={reason}
          onClick={claim}
        >
          {t('offering.claim')}
        </DisabledReasonButton>
        {/* There may be a namespace that no component in the catalog names. */}
        {access?.state === 'denied' && (
          <Button size="small" onClick={claim}>
            {t('offering.elsewhere')}
          </Button>
        )}
      </div>
      <section>
        <Typography component="h3" className={classes.heading}>
          {t('offering.where')}
        </Typography>
        <ClusterReadiness clusters={offering.clusters} />
      </section>
      <section>
        <Typography component="h3" className={classes.heading}>
          {t('offering.how')}
        </Typography>
        <ClaimExample offering={offering} />
      </section>
    </>
  );
};

function whatAClaimDoes(offering: CountedOffering) {
  if (offering.kind !== 'pool') {
    return 'offering.provisioner';
  }
  return offeringReadiness(offering).state === 'exhausted'
    ? 'offering.poolExhausted'
    : 'offering.pool';
}
