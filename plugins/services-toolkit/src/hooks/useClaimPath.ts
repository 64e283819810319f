import { useCallback } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { claimRouteRef } from '../routes';

/** Where the page of a claim is. */
export function useClaimPath(): (claim: ClaimKey) => string {
  const route = useRouteRef(claimRouteRef);
  return useCallback(
    ({ cluster, namespace, name, kind }) =>
      `${route({ cluster, namespace, name })}${
        kind === 'ResourceClaim' ? `?kind=${kind}` : ''
      }`,
    [route],
  );
}
