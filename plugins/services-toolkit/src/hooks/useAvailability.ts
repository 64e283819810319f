import { useApi } from '@backstage/core-plugin-api';
import type {
  ClaimRequest,
  Offering,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { skipToken } from '@tanstack/react-query';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { availabilityOf } from '../model/availability';
import type { Availability } from '../model/availability';
import { intervals } from './intervals';
import { claimableInstances } from './useClaimableInstances';
import { usePolled } from './usePolled';

/** More than this are simply enough. */
const MOST = 100;

/** Whether a claim would get its instance at once; `undefined` where one is made for it. */
export function useAvailability(
  { group, class: className, kind, clusters }: Offering,
  { cluster, namespace }: Pick<ClaimRequest, 'cluster' | 'namespace'>,
): Availability | undefined {
  const api = useApi(servicesToolkitApiRef);
  const isPool = kind === 'pool';
  const question = claimableInstances(api, {
    group,
    class: className,
    cluster,
    namespace,
    limit: MOST,
  });
  const { value } = usePolled(
    isPool ? question : { ...question, queryFn: skipToken },
    intervals.instances,
  );
  return isPool
    ? availabilityOf(
        clusters.find(({ name }) => name === cluster),
        value,
      )
    : undefined;
}
