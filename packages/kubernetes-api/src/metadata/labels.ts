/** The labels that this project reads or writes. @public */
export const labels = {
  /** On a claim: what the portal's kubernetes plugin finds a component's objects by. */
  kubernetesId: 'backstage.io/kubernetes-id',
  /** On a ClusterRole: the controllers may do what it allows, value `true` (Service Binding Specification 1.1). */
  serviceBindingController: 'servicebinding.io/controller',
  /** On a ClusterRole: the controllers may do what it allows, value `true`. */
  resourceClaimsController:
    'resourceclaims.services.apps.tanzu.vmware.com/controller',
  /** On a ClusterRole: the controllers may do what it allows, value `true`; for what provisioners need. */
  provisioner: 'services.apps.tanzu.vmware.com/provisioner',
  /** On a ClusterRole: the controllers may read what it allows, value `true`; for what offerings are described and judged by. */
  offeringsController: 'offerings.services.apps.tanzu.vmware.com/controller',
  /** On a ClusterResource or ClusterExampleUsage: the API group, kind and version that it is about. */
  apiGroup: 'services.apps.tanzu.vmware.com/api-group',
  apiKind: 'services.apps.tanzu.vmware.com/api-kind',
  apiVersion: 'services.apps.tanzu.vmware.com/api-version',
  /** On a ClusterRole and a ClusterRoleBinding: the ResourceClassAccessBinding that they were made for, by UID. */
  accessBindingUid:
    'resourceclassaccessbindings.services.apps.tanzu.vmware.com/uid',
  /** On what was made for a ClassClaim: the claim's UID. */
  classClaimUid: 'classclaims.services.apps.tanzu.vmware.com/claim-uid',
  /** On a Lease or a copied Secret: the UID of the ResourceClaim that it belongs to. */
  resourceClaimUid: 'resourceclaims.services.apps.tanzu.vmware.com/claim-uid',
  /** On what was made for an UpstreamClusterLink or an APIExportRoleBinding: the link's UID. */
  upstreamLinkUid:
    'upstreamclusterlinks.projection.apiresources.multicluster.x-tanzu.vmware.com/uid',
  /** On the RoleBinding that was made for an APIExportRoleBinding: its UID. */
  exportUid:
    'apiexportrolebindings.projection.apiresources.multicluster.x-tanzu.vmware.com/uid',
  /** On the copy that a link has of an exported Secret: the UID of the SecretExport. */
  secretExportUid:
    'secretexports.replication.apiresources.multicluster.x-tanzu.vmware.com/uid',
  /** On an imported Secret: the UID of the SecretImport. */
  secretImportUid:
    'secretimports.replication.apiresources.multicluster.x-tanzu.vmware.com/uid',
  /** On an APIService: the UID of the ClusterAPIGroupImport that it was made for. */
  groupImportUid:
    'clusterapigroupimports.projection.apiresources.multicluster.x-tanzu.vmware.com/uid',
} as const;
