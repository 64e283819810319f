import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { queryClientApiRef } from '../api/queryClientApiRef';
import { claimsKeys } from './claimsKeys';

/** To be called after a claim was made or released: what pages were told before is not shown again, not even for a moment. */
export function useClaimsChanged(): () => void {
  const client = useApi(queryClientApiRef);
  return useCallback(() => {
    client.removeQueries({ queryKey: claimsKeys.all, type: 'inactive' });
    client.invalidateQueries({ queryKey: claimsKeys.lists });
  }, [client]);
}
