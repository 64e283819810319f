import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import useAsync from 'react-use/esm/useAsync';
import { servicesToolkitApiRef } from '../../api/servicesToolkitApiRef';
import { useDebounced } from '../../hooks/useDebounced';
import { TYPING_MS } from '../../hooks/usePlaceAccess';
import { claimNameProblem, namespaceProblem } from '../../model/claimName';
import { claimKey } from '../../model/claimKey';

/**
 * Whether there is a claim of that name already, as far as the person may see it; of others the cluster tells when it
 * checks the claim, see `refuse`.
 */
export function useNameTaken(claim: ClaimKey) {
  const api = useApi(servicesToolkitApiRef);
  const key = JSON.stringify(claimKey(claim));
  const asked = useDebounced(key, TYPING_MS);
  const [refused, setRefused] = useState<string>();
  const { value } = useAsync(async () => {
    const place: ClaimKey = JSON.parse(asked);
    const askable =
      place.cluster &&
      !namespaceProblem(place.namespace) &&
      !claimNameProblem(place.name);
    return askable
      ? api.getClaim(place).then(
          () => asked,
          () => undefined,
        )
      : undefined;
  }, [api, asked]);
  return {
    taken: value === key || refused === key,
    /** The cluster has said so. */
    refuse: () => setRefused(key),
  };
}
