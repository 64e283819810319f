import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of the permissions that are about one claim; conditions on it are made with the exports of
 * services-toolkit-backend.
 *
 * @public
 */
export const RESOURCE_TYPE_SERVICES_TOOLKIT_CLAIM = 'services-toolkit-claim';

/** See what can be claimed, and the clusters that offer it. @public */
export const servicesToolkitOfferingReadPermission = createPermission({
  name: 'services-toolkit.offering.read',
  attributes: { action: 'read' },
});

/**
 * See claims. The cluster's RBAC is asked as well: a claim that the user may not get there is not shown.
 *
 * @public
 */
export const servicesToolkitClaimReadPermission = createPermission({
  name: 'services-toolkit.claim.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SERVICES_TOOLKIT_CLAIM,
});

/** Claim a service; Kubernetes then decides for the namespace and the class. @public */
export const servicesToolkitClaimCreatePermission = createPermission({
  name: 'services-toolkit.claim.create',
  attributes: { action: 'create' },
});

/** Release a claim; Kubernetes then decides for the namespace. @public */
export const servicesToolkitClaimDeletePermission = createPermission({
  name: 'services-toolkit.claim.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_SERVICES_TOOLKIT_CLAIM,
});

/**
 * See the links between clusters, with addresses and errors: for those who run clusters. Kubernetes then decides what of a
 * cluster they see.
 *
 * @public
 */
export const servicesToolkitLinkReadPermission = createPermission({
  name: 'services-toolkit.link.read',
  attributes: { action: 'read' },
});

/** @public */
export const servicesToolkitPermissions = [
  servicesToolkitOfferingReadPermission,
  servicesToolkitClaimReadPermission,
  servicesToolkitClaimCreatePermission,
  servicesToolkitClaimDeletePermission,
  servicesToolkitLinkReadPermission,
];
