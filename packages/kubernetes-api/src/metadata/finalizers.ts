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
  /** On an UpstreamClusterLink: the rights of its ServiceAccount are taken away first. */
  upstreamClusterLink:
    'upstreamclusterlinks.projection.apiresources.multicluster.x-tanzu.vmware.com/revoke',
  /** On a DownstreamClusterLink: what is imported through it is withdrawn first. */
  downstreamClusterLink:
    'downstreamclusterlinks.projection.apiresources.multicluster.x-tanzu.vmware.com/withdraw',
  /** On a ClusterAPIGroupImport: its APIServices are withdrawn first. */
  clusterAPIGroupImport:
    'clusterapigroupimports.projection.apiresources.multicluster.x-tanzu.vmware.com/withdraw',
  /** On a SecretExport: the copies that links have are deleted first. */
  secretExport:
    'secretexports.replication.apiresources.multicluster.x-tanzu.vmware.com/withdraw',
} as const;
