import type {
  UsedCluster,
  UsingCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { DateTime } from 'luxon';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { TermList } from '../common/TermList';

/** Tokens and certificates are for certain times: clocks that are further apart than this, in seconds, will be trouble. */
const APART = 5;

const useStyles = makeStyles({ root: { maxWidth: 640 } });

/** What there is to know of the service cluster. */
export const UsedClusterFacts = ({ link }: { link: UsedCluster }) => {
  const t = useTexts();
  const { server, version, clockSkewSeconds = 0, tokenExpiresAt } = link;
  const seconds = String(Math.round(Math.abs(clockSkewSeconds)));
  return (
    <Facts
      lines={[
        line(t('links.server'), server),
        line(t('links.version'), version),
        line(t('links.tokenUntil'), tokenExpiresAt && timeOf(tokenExpiresAt)),
        line(
          t('links.clock'),
          Math.abs(clockSkewSeconds) > APART &&
            t(clockSkewSeconds > 0 ? 'links.clockAhead' : 'links.clockBehind', {
              seconds,
            }),
        ),
        line(
          t('links.lastError'),
          // While it lasts, the link says it itself.
          link.state !== 'unreachable' && link.lastError,
        ),
      ].flat()}
    />
  );
};

/** How the other cluster gets its access. */
export const UsingClusterFacts = ({ link }: { link: UsingCluster }) => {
  const t = useTexts();
  const { kubeconfigSecret, handOverUntil } = link;
  return (
    <Facts
      lines={[
        line(t('links.kubeconfig'), kubeconfigSecret),
        line(t('links.handOverUntil'), handOverUntil && timeOf(handOverUntil)),
      ].flat()}
    />
  );
};

interface Line {
  term: string;
  value: string;
}

function Facts({ lines }: { lines: readonly Line[] }) {
  const classes = useStyles();
  return lines.length === 0 ? null : (
    <div className={classes.root}>
      <TermList lines={lines} />
    </div>
  );
}

function line(term: string, value: string | false | undefined): Line[] {
  return value ? [{ term, value }] : [];
}

function timeOf(iso: string): string {
  const time = DateTime.fromISO(iso);
  return time.isValid ? time.toLocaleString(DateTime.DATETIME_MED) : iso;
}
