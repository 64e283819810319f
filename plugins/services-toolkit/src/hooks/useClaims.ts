import { useApi } from '@backstage/core-plugin-api';
import type {
  Claim,
  ClaimFilter,
  Cluster,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { claimsKeys } from './claimsKeys';
import { intervals } from './intervals';
import { useLive } from './useLive';
import type { Question } from './usePolled';

/** Claims, the clusters that they may be on, and those of them that could say nothing of theirs. */
export interface Claims {
  claims: Claim[];
  clusters: Cluster[];
  away: Cluster[];
}

/** The claims that one may see, all or some. */
export function useClaims(filter: ClaimFilter = {}) {
  const api = useApi(servicesToolkitApiRef);
  return useLive(claimsQuestion(api, filter), {
    interval: intervals.claims,
    about: 'claims',
  });
}

export function claimsQuestion(
  api: ServicesToolkitApi,
  filter: ClaimFilter,
): Question<Claims> {
  return {
    queryKey: [...claimsKeys.lists, filter],
    queryFn: ({ signal }) => listAllClaims(api, filter, signal),
  };
}

async function listAllClaims(
  api: ServicesToolkitApi,
  filter: ClaimFilter,
  signal: AbortSignal,
): Promise<Claims> {
  const claims: Claim[] = [];
  let clusters: Cluster[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listClaims({ ...filter, cursor }, { signal });
    claims.push(...page.items);
    clusters = page.clusters;
    cursor = page.nextCursor;
  } while (cursor);
  return {
    claims,
    clusters,
    away: clusters.filter(cluster => !cluster.reachable),
  };
}
