import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { claimUid } from '../model/claimUid';
import { intervals } from './intervals';
import { useLive } from './useLive';

/** One claim with its live state. */
export function useClaim({ cluster, namespace, name }: ClaimKey) {
  const api = useApi(servicesToolkitApiRef);
  return useLive(
    useCallback(
      signal => api.getClaim({ cluster, namespace, name }, { signal }),
      [api, cluster, namespace, name],
    ),
    { intervalMs: intervals.claims, about: 'claims', key: claimUid },
  );
}
