import { useApi } from '@backstage/core-plugin-api';
import type { ServiceKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { skipToken } from '@tanstack/react-query';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { useLive } from './useLive';

/** All that is said of one service, with what each cluster has to say of it now; nothing while none is asked for. */
export function useService(key: ServiceKey | undefined) {
  const api = useApi(servicesToolkitApiRef);
  return useLive(
    {
      queryKey: ['service', key?.group, key?.service],
      queryFn: key
        ? ({ signal }) => api.getService(key, { signal })
        : skipToken,
    },
    { interval: intervals.offerings, about: 'offerings' },
  );
}
