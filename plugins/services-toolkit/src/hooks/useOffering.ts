import { useApi } from '@backstage/core-plugin-api';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';

/** One offering with its live state in each cluster. */
export function useOffering(group: string, className: string) {
  const api = useApi(servicesToolkitApiRef);
  return useLive(
    {
      queryKey: ['offering', group, className],
      queryFn: ({ signal }) =>
        api.getOffering({ group, class: className }, { signal }),
    },
    { interval: intervals.offerings, about: 'offerings' },
  );
}
