import { useApi } from '@backstage/core-plugin-api';
import type {
  Cluster,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';
import type { Question } from './usePolled';

/** All configured clusters, and whether each answers. */
export function useClusters() {
  const api = useApi(servicesToolkitApiRef);
  return useLive(clustersQuestion(api), {
    interval: intervals.offerings,
    about: 'clusters',
  });
}

export function clustersQuestion(api: ServicesToolkitApi): Question<Cluster[]> {
  return {
    queryKey: ['clusters'],
    queryFn: async ({ signal }) => (await api.listClusters({ signal })).items,
  };
}
