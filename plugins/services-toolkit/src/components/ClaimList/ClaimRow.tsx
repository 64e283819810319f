import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaimPath } from '../../hooks/useClaimPath';
import { useRecentlyChanged } from '../../hooks/useRecentlyChanged';
import { useServiceTitle } from '../../hooks/useServiceTitle';
import { useTexts } from '../../hooks/useTexts';
import { serviceKind } from '../../model/serviceKind';
import { highlightWhenChanged } from '../common/highlightWhenChanged';
import { MadeFor } from '../common/MadeFor';
import { Messages } from '../common/Messages';
import { RelativeTime } from '../common/RelativeTime';
import { ServiceIcon } from '../common/ServiceIcon';
import { StateChip } from '../common/StateChip';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1.5),
    alignItems: 'flex-start',
    padding: theme.spacing(1.5, 1),
    borderRadius: theme.shape.borderRadius,
    ...highlightWhenChanged(theme).root,
    [theme.breakpoints.down('xs')]: { flexWrap: 'wrap' },
  },
  changed: highlightWhenChanged(theme).changed,
  words: {
    flex: '1 1 0',
    minWidth: 0,
    overflowWrap: 'anywhere',
    // The state then stands below.
    [theme.breakpoints.down('xs')]: { flexBasis: 'calc(100% - 52px)' },
  },
  age: { whiteSpace: 'nowrap' },
  name: {
    fontWeight: 700,
    overflow: 'hidden',
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
  },
}));

/** A claim in a list: what it is, how far it is in words, where it is. It lights up when its state changes. */
export const ClaimRow = (props: {
  claim: Claim;
  /** Its cluster, where that is known. */
  on: Cluster | undefined;
  showEntity?: boolean;
  /** What stands above the list says it for all of them. */
  withoutMessages?: boolean;
}) => {
  const { claim, on } = props;
  const classes = useStyles();
  const t = useTexts();
  const claimPath = useClaimPath();
  const changed = useRecentlyChanged(
    `${claim.state} ${JSON.stringify(claim.messages)}`,
  );
  const { namespace, name } = claim;
  const service = useServiceTitle(claim, on?.group);
  const cluster = on?.title ?? claim.cluster;
  const place: ReactNode = t('claims.of', { service, cluster, namespace });
  return (
    <div
      className={`${classes.root} ${changed ? classes.changed : ''}`}
      data-changed={changed}
    >
      <ServiceIcon
        kind={serviceKind({ class: claim.class ?? service, title: name })}
      />
      <div className={classes.words}>
        <Link to={claimPath(claim)} className={classes.name}>
          {name}
        </Link>
        <Typography variant="body2" color="textSecondary">
          {place}
          {props.showEntity && claim.entityRef && (
            <>
              {', '}
              {t('claims.for')} <MadeFor entityRef={claim.entityRef} hideIcon />
            </>
          )}
          {claim.createdAt && (
            <>
              {', '}
              <span className={classes.age}>
                {t('claims.created')} <RelativeTime iso={claim.createdAt} />
              </span>
            </>
          )}
        </Typography>
        {!props.withoutMessages && (
          <Typography variant="body2">
            <Messages messages={claim.messages} />
          </Typography>
        )}
      </div>
      <StateChip state={claim.state} />
    </div>
  );
};
