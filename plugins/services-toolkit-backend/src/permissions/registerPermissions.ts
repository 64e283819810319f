import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  parseClaimResourceRef,
  servicesToolkitClaimCreatePermission,
  servicesToolkitClaimDeletePermission,
  servicesToolkitClaimReadPermission,
  servicesToolkitLinkReadPermission,
  servicesToolkitOfferingReadPermission,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { claimResource } from '../rules/claimResource';
import type { ClaimModel } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { claimPermissionResourceRef } from './claimPermissionResourceRef';
import { claimRules } from './rules';

/** Tells the permission framework what can be permitted here, and lets it look at single claims. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  claims: ClaimModel,
): void {
  registry.addResourceType({
    resourceRef: claimPermissionResourceRef,
    permissions: [
      servicesToolkitClaimReadPermission,
      servicesToolkitClaimDeletePermission,
    ],
    rules: Object.values(claimRules),
    getResources: async refs =>
      refs.map(ref => {
        const key = parseClaimResourceRef(ref);
        const known = key && claims.get(key);
        return known && claimResource(known.cluster, known.claim);
      }),
  });
  registry.addPermissions([
    servicesToolkitOfferingReadPermission,
    servicesToolkitClaimCreatePermission,
    servicesToolkitLinkReadPermission,
  ]);
}
