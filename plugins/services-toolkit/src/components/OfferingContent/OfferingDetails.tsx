import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { annotations } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useEntity } from '@backstage/plugin-catalog-react';
import { stringify } from 'yaml';
import { useOffering } from '../../hooks/useOffering';
import { useOfferingAccess } from '../../hooks/useOfferingAccess';
import { useTexts } from '../../hooks/useTexts';
import { claimManifest } from '../../model/claimManifest';
import { describeError } from '../../model/describeError';
import { offeringKey } from '../../model/offeringKey';
import { serviceKind } from '../../model/serviceKind';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { OfferingState } from '../ServicesPage/OfferingState';
import { CodeBlock } from '../common/CodeBlock';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { ReasonedButton } from '../common/ReasonedButton';
import { ServiceIcon } from '../common/ServiceIcon';
import { useWhyNotClaim } from '../common/useWhyNotClaim';
import { ClusterReadiness } from './ClusterReadiness';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    minWidth: 0,
  },
  head: { display: 'flex', gap: theme.spacing(2), alignItems: 'flex-start' },
  words: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  heading: { margin: theme.spacing(0, 0, 1), fontSize: '1.05rem' },
}));

/** What the offering at hand is, where it can be had, and the way to a claim. */
export const OfferingDetails = () => {
  const classes = useStyles();
  const t = useTexts();
  const { entity } = useEntity();
  const { name, namespace = 'default' } = entity.metadata;
  const className = entity.metadata.annotations?.[annotations.class] ?? name;
  const offering = useOffering(namespace, className);
  if (offering.error && !offering.value) {
    const gone = describeError(offering.error).status === 404;
    return (
      <ErrorNotice
        title={gone ? t('offering.gone') : t('offering.error')}
        error={offering.error}
        hint={gone ? t('offering.goneText') : undefined}
        onRetry={offering.retry}
      />
    );
  }
  if (!offering.value) {
    return <ClaimListSkeleton />;
  }
  return (
    <div className={classes.root}>
      <OutdatedNotice polled={offering} />
      <Known offering={offering.value} />
    </div>
  );
};

function Known(props: { offering: Offering }) {
  const { offering } = props;
  const classes = useStyles();
  const t = useTexts();
  const access = useOfferingAccess([offering])[offeringKey(offering)];
  const reason = useWhyNotClaim(offering, access);
  const { open } = useClaimDialog();
  const claim = () => open({ offering: offeringKey(offering) });
  return (
    <>
      <div className={classes.head}>
        <ServiceIcon icon={offering.icon} kind={serviceKind(offering)} />
        <div className={classes.words}>
          <Typography>
            {offering.description ?? t('services.noDescription')}
          </Typography>
          <Typography color="textSecondary">
            {offering.kind === 'pool'
              ? t('offering.pool')
              : t('offering.provisioner')}
          </Typography>
        </div>
        <OfferingState offering={offering} />
      </div>
      <div>
        <ReasonedButton
          variant="contained"
          color="primary"
          reason={reason}
          onClick={claim}
        >
          {t('offering.claim')}
        </ReasonedButton>
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
        <Typography gutterBottom>{t('offering.howText')}</Typography>
        <CodeBlock
          what={t('offering.howYaml')}
          text={stringify(
            claimManifest({
              cluster: '',
              namespace: 'my-namespace',
              name: `my-${offering.class}`,
              class: offering.class,
            }),
          )}
        />
      </section>
    </>
  );
}
