import { useApi } from '@backstage/core-plugin-api';
import type { IdentityApi } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogApi } from '@backstage/catalog-client';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import { ownNamespacesAnnotation } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { queryClientApiRef } from '../api/queryClientApiRef';
import { claimTarget } from '../model/claimTarget';
import type { ClaimTarget } from '../model/claimTarget';

/** More than a person can choose from in a list. */
const OWNED_LIMIT = 100;
/** Enough to find out whether a person who owns nothing may claim somewhere. */
const OTHERS_LIMIT = 10;

/** Components that live in a namespace: one's own, or where one owns none a few of all. */
export interface ClaimTargets {
  targets: ClaimTarget[];
  /** There are no others. */
  complete: boolean;
  /** They are one's own. */
  owned: boolean;
}

export function useClaimTargets(): { value?: ClaimTargets; loading: boolean } {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(coreApis.identity);
  const { data, isPending } = useQuery(
    {
      queryKey: ['claimTargets'],
      queryFn: () => listClaimTargets(catalogApi, identityApi),
      refetchOnWindowFocus: false,
    },
    useApi(queryClientApiRef),
  );
  return { value: data, loading: isPending };
}

async function listClaimTargets(
  catalogApi: CatalogApi,
  identityApi: IdentityApi,
): Promise<ClaimTargets> {
  const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
  const owned = await findTargets(catalogApi, OWNED_LIMIT, {
    'relations.ownedBy': ownershipEntityRefs,
  });
  return owned.targets.length
    ? { ...owned, owned: true }
    : { ...(await findTargets(catalogApi, OTHERS_LIMIT)), owned: false };
}

async function findTargets(
  catalogApi: CatalogApi,
  limit: number,
  filter: Record<string, string[]> = {},
): Promise<Omit<ClaimTargets, 'owned'>> {
  const { items } = await catalogApi.getEntities({
    filter: {
      kind: 'component',
      [`metadata.annotations.${ownNamespacesAnnotation}`]:
        CATALOG_FILTER_EXISTS,
      ...filter,
    },
    fields: ['kind', 'metadata'],
    limit: limit + 1,
  });
  return {
    targets: items.slice(0, limit).map(claimTarget),
    complete: items.length <= limit,
  };
}
