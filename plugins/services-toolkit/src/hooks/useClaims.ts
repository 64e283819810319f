import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Claim,
  Cluster,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { usePolled } from './usePolled';

/** Claims, and the clusters that could say nothing of theirs. */
export interface Claims {
  claims: Claim[];
  away: Cluster[];
}

/** The claims that one may see, all or those of one catalog entity. */
export function useClaims(entityRef?: string) {
  const api = useApi(servicesToolkitApiRef);
  return usePolled(
    useCallback(
      signal => listAllClaims(api, entityRef, signal),
      [api, entityRef],
    ),
    intervals.claims,
  );
}

async function listAllClaims(
  api: ServicesToolkitApi,
  entityRef: string | undefined,
  signal: AbortSignal,
): Promise<Claims> {
  const claims: Claim[] = [];
  let clusters: Cluster[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listClaims({ entityRef, cursor }, { signal });
    claims.push(...page.items);
    clusters = page.clusters;
    cursor = page.nextCursor;
  } while (cursor);
  return { claims, away: clusters.filter(cluster => !cluster.reachable) };
}
