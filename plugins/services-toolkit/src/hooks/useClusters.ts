import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';

/** All configured clusters, and whether each answers. */
export function useClusters() {
  const api = useApi(servicesToolkitApiRef);
  return useLive(
    useCallback(
      async signal => (await api.listClusters({ signal })).items,
      [api],
    ),
    { interval: intervals.offerings, about: 'clusters' },
  );
}
