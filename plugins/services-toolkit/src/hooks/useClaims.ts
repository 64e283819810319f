import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Claim,
  ClaimFilter,
  Cluster,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';

/** Claims, the clusters that they may be on, and those of them that could say nothing of theirs. */
export interface Claims {
  claims: Claim[];
  clusters: Cluster[];
  away: Cluster[];
}

/** The claims that one may see, all or some. */
export function useClaims(filter: ClaimFilter = {}) {
  const api = useApi(servicesToolkitApiRef);
  const { entityRef, class: className, pending, owned } = filter;
  return useLive(
    useCallback(
      signal =>
        listAllClaims(
          api,
          { entityRef, class: className, pending, owned },
          signal,
        ),
      [api, entityRef, className, pending, owned],
    ),
    { interval: intervals.claims, about: 'claims' },
  );
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
