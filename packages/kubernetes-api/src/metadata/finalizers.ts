/** The finalizers that this project sets, as users of the original have them on their objects. @public */
export const finalizers = {
  /** On a ClassClaim of a class that makes instances: what was made is deleted first. */
  classClaimProvision:
    'classclaims.services.apps.tanzu.vmware.com/provision-finalizer',
  /** On a ResourceClaim: the copied Secret is deleted first. */
  resourceClaim: 'resourceclaims.services.apps.tanzu.vmware.com/finalizer',
  /** On a ResourceClaim: the Lease is given back first. */
  resourceClaimLease:
    'resourceclaims.services.apps.tanzu.vmware.com/lease-finalizer',
} as const;
