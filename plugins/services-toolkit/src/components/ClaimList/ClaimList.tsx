import { makeStyles } from '@material-ui/core/styles';
import { claimResourceRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useMessages } from '../../hooks/useMessages';
import { useTexts } from '../../hooks/useTexts';
import { Announcer } from '../common/Announcer';
import { ClaimRow } from './ClaimRow';

const useStyles = makeStyles(theme => ({
  root: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  },
}));

/** Claims, each in one row; changes of state are told to screen readers. */
export const ClaimList = (props: {
  claims: readonly Claim[];
  clusters: readonly Cluster[];
  label: string;
  showEntity?: boolean;
}) => {
  const classes = useStyles();
  const t = useTexts();
  const { plain } = useMessages();
  return (
    <ul className={classes.root} aria-label={props.label}>
      {props.claims.map(claim => (
        <li key={claimResourceRef(claim)}>
          <ClaimRow
            claim={claim}
            on={props.clusters.find(({ name }) => name === claim.cluster)}
            showEntity={props.showEntity}
          />
          <Announcer
            text={t('state.announce', {
              name: claim.name,
              state: t(`state.${claim.state}`),
              sentence: plain(claim.messages),
            })}
          />
        </li>
      ))}
    </ul>
  );
};
