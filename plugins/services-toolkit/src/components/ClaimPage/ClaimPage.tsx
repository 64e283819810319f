import { useRouteRefParams } from '@backstage/core-plugin-api';
import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Content } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { claimResourceRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimGraph as Graph,
  ClaimWithManifest,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stringify } from 'yaml';
import { useClaimOnPage } from '../../hooks/useClaimOnPage';
import type { KnownClaim } from '../../hooks/useClaimOnPage';
import { useClusters } from '../../hooks/useClusters';
import type { Polled } from '../../hooks/usePolled';
import { useServiceTitle } from '../../hooks/useServiceTitle';
import { useTexts } from '../../hooks/useTexts';
import { claimKindIn } from '../../model/claimKindIn';
import { describeError } from '../../model/describeError';
import { readableManifest } from '../../model/readableManifest';
import { claimRouteRef } from '../../routes';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { CodeBlock } from '../common/CodeBlock';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { PageTrail } from '../common/PageTrail';
import { PrunedNotice } from '../common/PrunedNotice';
import { ClaimGraph } from './Graph/ClaimGraph';
import { GraphSkeleton } from './Graph/GraphSkeleton';
import { AwayNotice } from './AwayNotice';
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
}));

/** One claim: how far it is, what came of it, and how an application uses it. */
export const ClaimPage = () => {
  const classes = useStyles();
  const t = useTexts();
  const { cluster, namespace, name } = useRouteRefParams(claimRouteRef);
  const [params] = useAppSearchParams();
  const { claim: known, graph } = useClaimOnPage({
    cluster,
    namespace,
    name,
    kind: claimKindIn(params),
  });
  const clusters = useClusters().value;
  const on = clusters?.find(one => one.name === cluster);
  const status = graph.error ? describeError(graph.error).status : undefined;
  // What one was shown of it before one may not be shown any more.
  const claim = status === 403 && !graph.value ? undefined : known;
  const service = useServiceTitle(claim ?? {}, on?.group);
  if (status === 404) {
    // Also when it was there a moment ago: then it has been released.
    return (
      <Content>
        <ClaimGone
          cluster={on?.title ?? cluster}
          namespace={namespace}
          name={name}
          unknownCluster={clusters !== undefined && !on}
        />
      </Content>
    );
  }
  return (
    <Content>
      <PageHeading
        title={t('claim.title', { name })}
        subtitle={t('claim.subtitle', {
          service,
          cluster: on?.title ?? cluster,
          namespace,
        })}
        trail={<PageTrail ofClaim />}
      >
        {claim && isWhole(claim) && (
          <>
            <ClaimAgainButton claim={claim} on={on} />
            <ReleaseButton
              claim={claim}
              graph={graph.value}
              on={on}
              onAsk={graph.retry}
            />
          </>
        )}
      </PageHeading>
      <div className={classes.root}>
        <OutdatedNotice polled={graph} />
        {graph.error && !graph.value && (
          <ErrorNotice
            title={t(status === 403 ? 'claim.forbidden' : 'claim.error', {
              name,
            })}
            error={graph.error}
            onRetry={graph.retry}
          />
        )}
        {graph.loading && !claim && <ClaimListSkeleton />}
        {claim && <Known claim={claim} graph={graph} on={on} />}
      </div>
    </Content>
  );
};

/** A list leaves the manifest out. */
function isWhole(claim: KnownClaim): claim is ClaimWithManifest {
  return claim.manifest !== undefined;
}

function Known(props: {
  claim: KnownClaim;
  graph: Polled<Graph>;
  /** As soon as it is known. */
  on: Cluster | undefined;
}) {
  const { claim } = props;
  const { value: graph, loading } = props.graph;
  const classes = useStyles();
  const t = useTexts();
  const keys = graph?.links.find(({ kind }) => kind === 'secret')?.keys;
  return (
    <>
      <ClaimSentence
        // Another claim is no change of this one.
        key={claimResourceRef(claim)}
        claim={claim}
        since={graph?.since}
        preliminary={!graph}
      />
      <AwayNotice claim={claim} />
      {claim.prunedParameters && (
        <PrunedNotice
          title={t('claim.pruned', { count: claim.prunedParameters.length })}
          parameters={claim.prunedParameters}
        />
      )}
      {(graph || loading) && (
        <EntityInfoCard title={t('graph.title')}>
          {loading && <GraphSkeleton />}
          {graph && graph.links.length > 0 && <ClaimGraph graph={graph} />}
          {graph?.links.length === 0 && (
            <Conditions conditions={claim.conditions} />
          )}
        </EntityInfoCard>
      )}
      <div className={classes.columns}>
        <EntityInfoCard title={t('claim.facts')}>
          <ClaimFacts claim={claim} on={props.on} />
        </EntityInfoCard>
        {(claim.state === 'ready' || claim.state === 'waiting') && (
          <EntityInfoCard title={t('claim.use')}>
            <HowToUse claim={claim} keys={keys} on={props.on} />
          </EntityInfoCard>
        )}
      </div>
      {isWhole(claim) && (
        <EntityInfoCard title={t('claim.yaml')}>
          <CodeBlock
            text={stringify(readableManifest(claim.manifest))}
            what={t('claim.yamlWhat')}
          />
        </EntityInfoCard>
      )}
    </>
  );
}
