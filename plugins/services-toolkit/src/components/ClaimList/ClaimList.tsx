import { useEffect } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { claimResourceRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useMessages } from '../../hooks/useMessages';
import { useTexts } from '../../hooks/useTexts';
import { loadPages } from '../loadPages';
import { Announcer } from '../common/Announcer';
import { useShowMore } from '../common/useShowMore';
import { ClaimRow } from './ClaimRow';

/** By then the page that the list is on has what it needs itself. */
const SETTLED_MS = 500;

const useStyles = makeStyles(theme => ({
  root: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  more: { margin: theme.spacing(1), alignSelf: 'flex-start' },
}));

/** Claims, each in one row, of many the first; changes of state are told to screen readers. */
export const ClaimList = (props: {
  claims: readonly Claim[];
  clusters: readonly Cluster[];
  label: string;
  showEntity?: boolean;
  /** What stands above the list says it for all of them. */
  withoutMessages?: boolean;
}) => {
  const classes = useStyles();
  const t = useTexts();
  const { plain } = useMessages();
  useClaimPageCode();
  const { shown, left, more } = useShowMore(props.claims, props.label);
  return (
    <>
      <ul className={classes.root} aria-label={props.label}>
        {shown.map(claim => (
          <li key={claimResourceRef(claim)}>
            <ClaimRow
              claim={claim}
              on={props.clusters.find(({ name }) => name === claim.cluster)}
              showEntity={props.showEntity}
              withoutMessages={props.withoutMessages}
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
      {left > 0 && (
        <Button className={classes.more} onClick={more}>
          {t('services.more', { left: String(left) })}
        </Button>
      )}
    </>
  );
};

/** Whoever looks at claims opens one next: its page is loaded while nothing else is to do. */
function useClaimPageCode(): void {
  useEffect(() => {
    const timer = window.setTimeout(loadPages, SETTLED_MS);
    return () => window.clearTimeout(timer);
  }, []);
}
