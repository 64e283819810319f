import { useApi } from '@backstage/core-plugin-api';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';

/** The links between clusters, as far as one may list them in each. */
export function useLinks() {
  const api = useApi(servicesToolkitApiRef);
  return useLive(
    {
      queryKey: ['links'],
      queryFn: async ({ signal }) => (await api.listLinks({ signal })).items,
    },
    // What of them changes, offerings show, too.
    { interval: intervals.offerings, about: 'offerings' },
  );
}
