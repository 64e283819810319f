import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ResourceType } from '@services-toolkit/kubernetes-api';
import type { ClaimKind } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What one asks a cluster for, by the kind of a claim. */
export const claimTypes: Readonly<Record<ClaimKind, ResourceType>> = {
  ClassClaim: resourceTypes.classClaims,
  ResourceClaim: resourceTypes.resourceClaims,
};

/** What a claim is that does not say of which kind. */
export const defaultClaimKind: ClaimKind = 'ClassClaim';
