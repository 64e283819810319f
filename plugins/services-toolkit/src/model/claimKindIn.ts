import type { ClaimKind } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Which kind of claim a page's address means: both may have an object of that name. The usual one is not named. */
export function claimKindIn(params: URLSearchParams): ClaimKind | undefined {
  return params.get('kind') === 'ResourceClaim' ? 'ResourceClaim' : undefined;
}
