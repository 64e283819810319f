import { useApi } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { queryClientApiRef } from '../api/queryClientApiRef';

/**
 * Whether the person belongs to an owner. It only decides what is worth showing: what somebody may see, the backend decides.
 */
export function useIsOwner(entityRef: string | undefined): boolean {
  const identityApi = useApi(coreApis.identity);
  const { data } = useQuery(
    {
      queryKey: ['ownershipEntityRefs'],
      queryFn: async () =>
        (await identityApi.getBackstageIdentity()).ownershipEntityRefs,
      refetchOnWindowFocus: false,
    },
    useApi(queryClientApiRef),
  );
  return entityRef !== undefined && (data ?? []).includes(entityRef);
}
