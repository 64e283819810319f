import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { ClaimableInstancesRequest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { usePolled } from './usePolled';

/** The instances of a class that a claim in a namespace could have now. */
export function useClaimableInstances(request: ClaimableInstancesRequest) {
  const api = useApi(servicesToolkitApiRef);
  const { group, class: className, cluster, namespace } = request;
  return usePolled(
    useCallback(
      signal =>
        api.listClaimableInstances(
          { group, class: className, cluster, namespace },
          { signal },
        ),
      [api, group, className, cluster, namespace],
    ),
    intervals.instances,
  );
}
