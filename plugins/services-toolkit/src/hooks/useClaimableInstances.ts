import { useApi } from '@backstage/core-plugin-api';
import type {
  ClaimableInstances,
  ClaimableInstancesRequest,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { intervals } from './intervals';
import { usePolled } from './usePolled';
import type { Question } from './usePolled';

/** The instances of a class that a claim in a namespace could have now. */
export function useClaimableInstances(request: ClaimableInstancesRequest) {
  const api = useApi(servicesToolkitApiRef);
  return usePolled(claimableInstances(api, request), intervals.instances);
}

export function claimableInstances(
  api: ServicesToolkitApi,
  request: ClaimableInstancesRequest,
): Question<ClaimableInstances> {
  const { group, class: className, cluster, namespace, limit } = request;
  const asked = { group, class: className, cluster, namespace, limit };
  return {
    queryKey: ['claimableInstances', asked],
    queryFn: ({ signal }) => api.listClaimableInstances(asked, { signal }),
  };
}
