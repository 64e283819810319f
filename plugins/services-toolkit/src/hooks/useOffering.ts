import { useApi } from '@backstage/core-plugin-api';
import { skipToken } from '@tanstack/react-query';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';

/** One offering with its live state in each cluster; nothing while none is asked for. */
export function useOffering(
  group: string | undefined,
  className: string | undefined,
) {
  const api = useApi(servicesToolkitApiRef);
  return useLive(
    {
      queryKey: ['offering', group, className],
      queryFn:
        group !== undefined && className !== undefined
          ? ({ signal }) =>
              api.getOffering({ group, class: className }, { signal })
          : skipToken,
    },
    { interval: intervals.offerings, about: 'offerings' },
  );
}
