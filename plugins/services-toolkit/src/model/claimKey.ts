import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What names a claim; of the usual kind the kind is left out. */
export function claimKey({
  cluster,
  namespace,
  name,
  kind,
}: ClaimKey): ClaimKey {
  return {
    cluster,
    namespace,
    name,
    ...(kind === 'ResourceClaim' && { kind }),
  };
}
