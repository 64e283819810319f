import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { NeedClaimRequest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { isElsewhere } from '../../model/isElsewhere';
import type { ServiceEntry } from '../../model/ServicesEntry';
import { useNeedLines } from '../../hooks/useNeedLines';
import { TermList } from '../common/TermList';

const useStyles = makeStyles(theme => ({
  root: { overflowWrap: 'anywhere' },
  later: { marginTop: theme.spacing(2) },
  heading: { margin: theme.spacing(2, 0, 1), fontSize: '1rem' },
}));

/** What a claim by need means, before it is made. */
export const NeedInWords = (props: {
  request: NeedClaimRequest;
  entries: readonly ServiceEntry[];
  /** How its cluster is called. */
  clusterTitle: string;
  target?: ClaimTarget;
}) => {
  const { request, target } = props;
  const { namespace } = request;
  const classes = useStyles();
  const t = useTexts();
  const lines = useNeedLines(request.classSelector, props.entries);
  return (
    <div className={classes.root}>
      <Typography>
        {[
          t('need.review', { cluster: props.clusterTitle, namespace }),
          target &&
            request.entityRef &&
            t('dialog.reviewFor', { component: target.title }),
          target &&
            isElsewhere(target, namespace) &&
            t('dialog.reviewElsewhere', {
              component: target.title,
              namespace,
            }),
        ]
          .filter(Boolean)
          .join(' ')}
      </Typography>
      <section>
        <Typography component="h3" className={classes.heading}>
          {t('need.asked')}
        </Typography>
        <TermList lines={lines} />
      </section>
      <Typography variant="body2" className={classes.later}>
        {t('need.reviewFixed')} {t('need.reviewRelease')}
      </Typography>
    </div>
  );
};
