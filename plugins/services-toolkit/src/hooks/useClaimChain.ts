import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { claimKey } from '../model/claimKey';
import { intervals } from './intervals';
import { usePolled } from './usePolled';

/** What a claim hangs on, link by link. */
export function useClaimChain({ cluster, namespace, name, kind }: ClaimKey) {
  const api = useApi(servicesToolkitApiRef);
  return usePolled(
    useCallback(
      signal =>
        api.getClaimChain(claimKey({ cluster, namespace, name, kind }), {
          signal,
        }),
      [api, cluster, namespace, name, kind],
    ),
    intervals.chain,
  );
}
