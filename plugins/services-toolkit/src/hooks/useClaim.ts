import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ClaimKey,
  ClaimWithManifest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';
import { claimKey } from '../model/claimKey';
import { intervals } from './intervals';
import { useLive } from './useLive';

const signalKeyOf = ({ signalKey }: ClaimWithManifest) => signalKey;

/** One claim with its live state. */
export function useClaim({ cluster, namespace, name, kind }: ClaimKey) {
  const api = useApi(servicesToolkitApiRef);
  return useLive(
    useCallback(
      signal =>
        api.getClaim(claimKey({ cluster, namespace, name, kind }), { signal }),
      [api, cluster, namespace, name, kind],
    ),
    { interval: intervals.claims, about: 'claims', key: signalKeyOf },
  );
}
