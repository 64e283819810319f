import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ResourceClaimRequest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { isElsewhere } from '../../model/isElsewhere';
import { objectName } from '../../model/objectName';

const useStyles = makeStyles({ root: { overflowWrap: 'anywhere' } });

/** What a claim on a known object means, before it is made. */
export const ObjectInWords = (props: {
  request: ResourceClaimRequest;
  /** How its cluster is called. */
  clusterTitle: string;
  target?: ClaimTarget;
}) => {
  const { request, target } = props;
  const { namespace, resource } = request;
  const classes = useStyles();
  const t = useTexts();
  return (
    <Typography className={classes.root}>
      {[
        t('dialog.object.review', {
          object: objectName(resource),
          cluster: props.clusterTitle,
          namespace,
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
        t('dialog.object.reviewRelease'),
        t('dialog.object.reviewFixed'),
      ]
        .filter(Boolean)
        .join(' ')}
    </Typography>
  );
};
