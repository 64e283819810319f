import { useApi } from '@backstage/core-plugin-api';
import type {
  ClaimKey,
  ClaimWithManifest,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { claimKey } from '../model/claimKey';
import { claimsKeys } from './claimsKeys';
import { intervals } from './intervals';
import { useLive } from './useLive';
import type { Question } from './usePolled';

const signalKeyOf = ({ signalKey }: ClaimWithManifest) => signalKey;

/** One claim with its live state. */
export function useClaim(claim: ClaimKey) {
  const api = useApi(servicesToolkitApiRef);
  return useLive(claimQuestion(api, claim), {
    interval: intervals.claims,
    about: 'claims',
    key: signalKeyOf,
  });
}

export function claimQuestion(
  api: ServicesToolkitApi,
  claim: ClaimKey,
): Question<ClaimWithManifest> {
  const key = claimKey(claim);
  return {
    queryKey: [...claimsKeys.ones, key],
    queryFn: ({ signal }) => api.getClaim(key, { signal }),
  };
}
