import { useParams, useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import { Content, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import type { ClaimChain as Chain } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stringify } from 'yaml';
import { useClaimChain } from '../../hooks/useClaimChain';
import { useClaimedWhat } from '../../hooks/useClaimedWhat';
import { useCluster } from '../../hooks/useCluster';
import { useTexts } from '../../hooks/useTexts';
import { describeError } from '../../model/describeError';
import { claimsRouteRef, rootRouteRef } from '../../routes';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { CodeBlock } from '../common/CodeBlock';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { PrunedNotice } from '../common/PrunedNotice';
import { ClaimChain } from './Chain/ClaimChain';
import { ClaimAgainButton } from './ClaimAgainButton';
import { ClaimFacts } from './ClaimFacts';
import { ClaimGone } from './ClaimGone';
import { ClaimSentence } from './ClaimSentence';
import { Conditions } from './Conditions';
import { HowToUse } from './HowToUse';
import { ReleaseButton } from './ReleaseButton';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
  },
  columns: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    },
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    alignItems: 'flex-start',
  },
}));

/** One claim: how far it is, what came of it, and how an application uses it. */
export const ClaimPage = () => {
  const classes = useStyles();
  const t = useTexts();
  const { cluster = '', namespace = '', name = '' } = useParams();
  const [params] = useSearchParams();
  // Both kinds may have an object of that name.
  const kind =
    params.get('kind') === 'ResourceClaim' ? 'ResourceClaim' : undefined;
  const chain = useClaimChain({ cluster, namespace, name, kind });
  const claimedWhat = useClaimedWhat();
  const services = useRouteRef(rootRouteRef)();
  const claims = useRouteRef(claimsRouteRef)();
  const status = chain.error ? describeError(chain.error).status : undefined;
  if (status === 404) {
    // Also when it was there a moment ago: then it has been released.
    return (
      <Content>
        <ClaimGone cluster={cluster} namespace={namespace} name={name} />
      </Content>
    );
  }
  return (
    <Content>
      <PageHeading
        title={t('claim.title', { name })}
        subtitle={t('claim.subtitle', {
          service: chain.value
            ? claimedWhat(chain.value.claim)
            : t('kind.other'),
          cluster,
          namespace,
        })}
      >
        <LinkButton to={services} variant="outlined" size="small">
          {t('services.title')}
        </LinkButton>
        <LinkButton to={claims} variant="outlined" size="small">
          {t('services.myClaims')}
        </LinkButton>
      </PageHeading>
      <div className={classes.root}>
        <OutdatedNotice polled={chain} />
        {chain.error && !chain.value && (
          <ErrorNotice
            title={t(status === 403 ? 'claim.forbidden' : 'claim.error', {
              name,
            })}
            error={chain.error}
            onRetry={chain.retry}
          />
        )}
        {chain.loading && <ClaimListSkeleton />}
        {chain.value && <Known chain={chain.value} onReleased={chain.retry} />}
      </div>
    </Content>
  );
};

function Known(props: { chain: Chain; onReleased: () => void }) {
  const { chain } = props;
  const { claim, links, since } = chain;
  const classes = useStyles();
  const t = useTexts();
  const cluster = useCluster(claim.cluster);
  const keys = links.find(({ kind }) => kind === 'secret')?.keys;
  return (
    <>
      <ClaimSentence claim={claim} since={since} />
      {claim.prunedParameters && (
        <PrunedNotice
          title={t('claim.pruned', { count: claim.prunedParameters.length })}
          parameters={claim.prunedParameters}
        />
      )}
      <EntityInfoCard title={t('chain.title')}>
        {links.length > 0 ? (
          <ClaimChain chain={chain} />
        ) : (
          <Conditions conditions={claim.conditions} />
        )}
      </EntityInfoCard>
      <div className={classes.columns}>
        <EntityInfoCard title={t('claim.facts')}>
          <ClaimFacts claim={claim} on={cluster} />
        </EntityInfoCard>
        {(claim.state === 'ready' || claim.state === 'waiting') && (
          <EntityInfoCard title={t('claim.use')}>
            <HowToUse claim={claim} keys={keys} />
          </EntityInfoCard>
        )}
      </div>
      <EntityInfoCard title={t('claim.yaml')}>
        <CodeBlock
          text={stringify(claim.manifest)}
          what={t('claim.yamlWhat')}
        />
      </EntityInfoCard>
      <div className={classes.actions}>
        <ClaimAgainButton claim={claim} on={cluster} />
        <ReleaseButton
          claim={claim}
          chain={chain}
          onReleased={props.onReleased}
        />
      </div>
    </>
  );
}
