import type {
  Claim,
  ClaimKey,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { QueryClient } from '@tanstack/react-query';
import { claimKey } from '../model/claimKey';
import { claimsKeys } from './claimsKeys';
import type { Claims } from './useClaims';

/** The claim as a list has it that was shown a moment ago. */
export function listedClaim(
  client: QueryClient,
  claim: ClaimKey,
): Claim | undefined {
  const wanted = JSON.stringify(claimKey(claim));
  return client
    .getQueriesData<Claims>({ queryKey: claimsKeys.lists })
    .flatMap(([, list]) => list?.claims ?? [])
    .find(one => JSON.stringify(claimKey(one)) === wanted);
}
