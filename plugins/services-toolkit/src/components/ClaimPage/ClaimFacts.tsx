import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { objectName } from '../../model/objectName';
import { CopyButton } from '../common/CopyButton';
import { MadeFor } from '../common/MadeFor';
import { RelativeTime } from '../common/RelativeTime';
import { RunsOnText } from '../common/RunsOnText';
import { ClaimedNeed } from './ClaimedNeed';
import { ClaimedService } from './ClaimedService';
import { Requester } from './Requester';
import { SupportFacts } from './SupportFacts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    margin: 0,
  },
  term: {
    fontSize: '0.8rem',
    color: theme.palette.text.secondary,
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
  code: { fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace' },
}));

/** What there is to know of a claim: names, never values. */
export const ClaimFacts = (props: {
  claim: Claim;
  /** As soon as it is known. */
  on: Cluster | undefined;
}) => {
  const { claim, on: cluster } = props;
  const classes = useStyles();
  const t = useTexts();
  const { resourceRef } = claim;
  return (
    <dl className={classes.root}>
      <Fact term={t('claim.secret')}>
        {claim.bindingName ? (
          <Copyable text={claim.bindingName} what={t('claim.secret')} />
        ) : (
          t('claim.secretNotYet')
        )}
      </Fact>
      <Fact term={t('claim.where')}>
        {t('claim.whereText', {
          cluster: cluster?.title ?? claim.cluster,
          namespace: claim.namespace,
        })}
      </Fact>
      {claim.runsOn && (
        <Fact term={t('runsOn.title')}>
          <RunsOnText runsOn={claim.runsOn} asValue />
        </Fact>
      )}
      {claim.classSelector && (
        <Fact term={t('claim.needed')}>
          <ClaimedNeed need={claim.classSelector} />
        </Fact>
      )}
      {claim.classSelector && !claim.class && (
        <Fact term={t('claim.service')}>{t('claim.serviceNotYet')}</Fact>
      )}
      {claim.class && (
        <Fact term={t('claim.service')}>
          {cluster ? (
            <ClaimedService group={cluster.group} class={claim.class} />
          ) : (
            claim.class
          )}
        </Fact>
      )}
      <SupportFacts
        claim={claim}
        on={cluster}
        fact={(term, value) => <Fact term={term}>{value}</Fact>}
      />
      {claim.wantedRef && (
        <Fact term={t('claim.wanted')}>{objectName(claim.wantedRef)}</Fact>
      )}
      {claim.entityRef && (
        <Fact term={t('claim.madeFor')}>
          <MadeFor entityRef={claim.entityRef} />
        </Fact>
      )}
      {resourceRef && !claim.wantedRef && (
        <Fact term={t('claim.instance')}>{objectName(resourceRef)}</Fact>
      )}
      {claim.createdAt && (
        <Fact term={t('claim.created')}>
          <RelativeTime iso={claim.createdAt} />
        </Fact>
      )}
      {claim.requestedBy && (
        <Fact term={t('claim.requestedBy')}>
          <Requester name={claim.requestedBy} />
        </Fact>
      )}
      <Fact term={t('claim.reference')}>
        <Copyable text={claim.reference} what={t('claim.reference')} />
      </Fact>
    </dl>
  );
};

function Fact(props: { term: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div>
      <Typography component="dt" className={classes.term}>
        {props.term}
      </Typography>
      <Typography component="dd" variant="body2" className={classes.value}>
        {props.children}
      </Typography>
    </div>
  );
}

function Copyable(props: { text: string; what: string }) {
  const classes = useStyles();
  return (
    <>
      <span className={classes.code}>{props.text}</span>{' '}
      <CopyButton text={props.text} what={props.what} />
    </>
  );
}
