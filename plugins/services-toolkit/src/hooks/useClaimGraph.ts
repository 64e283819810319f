import { useApi } from '@backstage/core-plugin-api';
import type {
  ClaimGraph,
  ClaimKey,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { claimKey } from '../model/claimKey';
import { claimsKeys } from './claimsKeys';
import { intervals } from './intervals';
import { useLive } from './useLive';

const signalKeyOf = ({ claim }: ClaimGraph) => claim.signalKey;

/** People wait for a claim; one that is ready is looked at again when a signal says so, and rarely without one. */
const intervalOf = (known: ClaimGraph | undefined) =>
  known?.claim.state === 'ready'
    ? intervals.claimThatIsReady
    : intervals.claimPage;

/** A claim and what it hangs on, link by link. */
export function useClaimGraph(claim: ClaimKey) {
  const api = useApi(servicesToolkitApiRef);
  const key = claimKey(claim);
  return useLive(
    {
      queryKey: [...claimsKeys.graphs, key],
      queryFn: ({ signal }) => api.getClaimGraph(key, { signal }),
    },
    { interval: intervalOf, about: 'claims', key: signalKeyOf },
  );
}
