import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ClaimRequest,
  Offering,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { titleIn } from '../../model/clusterTitles';
import { isElsewhere } from '../../model/isElsewhere';

const useStyles = makeStyles({ root: { overflowWrap: 'anywhere' } });

/** What a claim means, before it is made. */
export const ClaimInWords = (props: {
  offering: Offering;
  request: ClaimRequest;
  target?: ClaimTarget;
}) => {
  const { offering, request, target } = props;
  const classes = useStyles();
  const t = useTexts();
  const cluster = titleIn(offering.clusters, request.cluster);
  return (
    <Typography className={classes.root}>
      {[
        t('dialog.reviewSentence', {
          service: offering.title,
          cluster,
          namespace: request.namespace,
        }),
        target &&
          request.entityRef &&
          t('dialog.reviewFor', { component: target.title }),
        target &&
          isElsewhere(target, request.namespace) &&
          t('dialog.reviewElsewhere', {
            component: target.title,
            namespace: request.namespace,
          }),
        t('dialog.reviewClass', { class: request.class }),
        offering.kind === 'pool'
          ? t('dialog.reviewPool')
          : t('dialog.reviewProvisioner'),
        t('dialog.reviewFixed'),
      ]
        .filter(Boolean)
        .join(' ')}
    </Typography>
  );
};
