import { useApi } from '@backstage/core-plugin-api';
import type {
  Claim,
  ClaimGraph,
  ClaimKey,
  ClaimWithManifest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useQuery } from '@tanstack/react-query';
import { queryClientApiRef } from '../api/queryClientApiRef';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { listedClaim } from './listedClaim';
import { claimQuestion } from './useClaim';
import { useClaimGraph } from './useClaimGraph';
import type { Polled } from './usePolled';

/** What is known of a claim: a list leaves some of it out. */
export type KnownClaim = Claim & Partial<ClaimWithManifest>;

/**
 * A claim as its page shows it. What it hangs on the cluster has to be asked for, which may take seconds: until then the
 * claim is what a list has just shown, else what the portal knows of it, which is asked for once. From then on the graph
 * alone is asked for, and is the truth.
 */
export function useClaimOnPage(claim: ClaimKey): {
  claim: KnownClaim | undefined;
  graph: Polled<ClaimGraph>;
} {
  const api = useApi(servicesToolkitApiRef);
  const client = useApi(queryClientApiRef);
  const graph = useClaimGraph(claim);
  const waiting = graph.value === undefined;
  const listed = waiting ? listedClaim(client, claim) : undefined;
  const { data } = useQuery(
    {
      ...claimQuestion(api, claim),
      // Whoever opened the page has asked for it, see preloadPage.
      staleTime: intervals.claimPage,
      enabled: waiting && !graph.error && !listed,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    client,
  );
  return { claim: graph.value?.claim ?? listed ?? data, graph };
}
