import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { claimTarget } from '../../model/claimTarget';
import type { ClaimTarget } from '../../model/claimTarget';

/** The catalog entity that a claim is made for; `undefined` when there is none to be. */
export function useClaimFor(entityRef: string | undefined): {
  loading: boolean;
  error?: Error;
  value?: ClaimTarget;
} {
  const catalogApi = useApi(catalogApiRef);
  return useAsync(async () => {
    if (!entityRef) {
      return undefined;
    }
    const entity = await catalogApi.getEntityByRef(entityRef);
    if (!entity) {
      throw new Error(`The catalog has no ${entityRef}.`);
    }
    return claimTarget(entity);
  }, [catalogApi, entityRef]);
}
