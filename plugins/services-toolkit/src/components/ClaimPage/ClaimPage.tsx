import { useRouteRefParams } from '@backstage/core-plugin-api';
import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Content } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import type {
  ClaimGraph as Graph,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stringify } from 'yaml';
import { useClaimGraph } from '../../hooks/useClaimGraph';
import { useClusters } from '../../hooks/useClusters';
import { useServiceTitle } from '../../hooks/useServiceTitle';
import { useTexts } from '../../hooks/useTexts';
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
  // Both kinds may have an object of that name.
  const kind =
    params.get('kind') === 'ResourceClaim' ? 'ResourceClaim' : undefined;
  const graph = useClaimGraph({ cluster, namespace, name, kind });
  const claim = graph.value?.claim;
  const clusters = useClusters().value;
  const on = clusters?.find(known => known.name === cluster);
  const service = useServiceTitle(claim ?? {}, on?.group);
  const status = graph.error ? describeError(graph.error).status : undefined;
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
        {claim && (
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
        {graph.loading && <ClaimListSkeleton />}
        {graph.value && <Known graph={graph.value} on={on} />}
      </div>
    </Content>
  );
};

function Known(props: {
  graph: Graph;
  /** As soon as it is known. */
  on: Cluster | undefined;
}) {
  const { graph } = props;
  const { claim, links, since } = graph;
  const classes = useStyles();
  const t = useTexts();
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
      <EntityInfoCard title={t('graph.title')}>
        {links.length > 0 ? (
          <ClaimGraph graph={graph} />
        ) : (
          <Conditions conditions={claim.conditions} />
        )}
      </EntityInfoCard>
      <div className={classes.columns}>
        <EntityInfoCard title={t('claim.facts')}>
          <ClaimFacts claim={claim} on={props.on} />
        </EntityInfoCard>
        {(claim.state === 'ready' || claim.state === 'waiting') && (
          <EntityInfoCard title={t('claim.use')}>
            <HowToUse claim={claim} keys={keys} />
          </EntityInfoCard>
        )}
      </div>
      <EntityInfoCard title={t('claim.yaml')}>
        <CodeBlock
          text={stringify(readableManifest(claim.manifest))}
          what={t('claim.yamlWhat')}
        />
      </EntityInfoCard>
    </>
  );
}
