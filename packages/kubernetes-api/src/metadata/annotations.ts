/** The annotations that this project reads or writes, on Kubernetes objects and on catalog entities. @public */
export const annotations = {
  /** On a claim: the catalog entity (ref) that it was made for. */
  entityRef: 'services-toolkit.io/entity-ref',
  /** On a class: what people read as its name. */
  title: 'services-toolkit.io/title',
  /** On a class: its picture, as data URI or https URL. */
  icon: 'services-toolkit.io/icon',
  /** On a class, claim or namespace: the catalog entity (ref) of the group or user that owns it. */
  owner: 'services-toolkit.io/owner',
  /** On a class, claim or namespace: the system (ref) that its catalog entity belongs to; empty: none. */
  system: 'services-toolkit.io/system',
  /** On a class, claim or namespace: tags of its catalog entity, separated by commas; empty: none. */
  tags: 'services-toolkit.io/tags',
  /** On a class or claim: links of its catalog entity, as JSON list of `{url, title, icon, type}`. */
  links: 'services-toolkit.io/links',
  /** On a catalog entity: the class that it stands for, or that its claim is on. */
  class: 'services-toolkit.io/class',
  /** On a catalog entity of a service: the ClusterServiceOffering that it stands for. */
  service: 'services-toolkit.io/service',
  /** On a catalog entity of a class or service: the clusters that offer it, separated by commas. */
  clusters: 'services-toolkit.io/clusters',
  /** On a catalog entity of a claim: the cluster that it is in. */
  cluster: 'services-toolkit.io/cluster',
  /** On a catalog entity of a claim: the namespace that it is in. */
  namespace: 'services-toolkit.io/namespace',
  /** On a catalog entity of a claim: its name in Kubernetes. */
  claim: 'services-toolkit.io/claim',
  /** On a catalog entity of a claim: `ClassClaim` or `ResourceClaim`. */
  claimKind: 'services-toolkit.io/claim-kind',
  /** On a ClassClaim: the Kubernetes user who created it, or chose another class for it since. */
  requestedBy: 'services.apps.tanzu.vmware.com/requested-by',
  /** On a ClassClaim: the groups of that Kubernetes user, as JSON list of texts. */
  requestedByGroups: 'services.apps.tanzu.vmware.com/requested-by-groups',
  /** On a ClusterResourceProvisionTemplate: the Kubernetes user who wrote its spec last. */
  authoredBy: 'services.apps.tanzu.vmware.com/authored-by',
  /** On a ClusterResourceProvisionTemplate: the groups of that Kubernetes user, as JSON list of texts. */
  authoredByGroups: 'services.apps.tanzu.vmware.com/authored-by-groups',
  /** On a ClassClaim whose instance Crossplane makes: the XRD. Deletion goes by it. */
  xrdName: 'classclaims.services.apps.tanzu.vmware.com/xrd-name',
  /** On a ClassClaim whose instance is made from a template: the template. Deletion goes by it. */
  provisionTemplate:
    'classclaims.services.apps.tanzu.vmware.com/provision-template',
  /** On what was made for a ClassClaim: `<namespace>/<name>` of the claim. */
  classClaim: 'classclaims.services.apps.tanzu.vmware.com/claim',
  /** On a claim: `true` lets it go although what was made for it can't be deleted. */
  abandon: 'services.apps.tanzu.vmware.com/abandon',
  /** On a Lease: the UID of the resource that is held. Another UID is another resource. */
  resourceUid: 'resourceclaims.services.apps.tanzu.vmware.com/resource-uid',
  /** On a Lease: what is held, as JSON of an ObjectReference. The Lease's name is a hash and can't be read back. */
  leasedResource: 'resourceclaims.services.apps.tanzu.vmware.com/resource-ref',
  /** On a copied Secret: namespace and name of the Secret that it is a copy of. */
  copiedFrom: 'resourceclaims.services.apps.tanzu.vmware.com/copied-from',
  /** On a copied Secret: which version of the other one it is a copy of, as `<UID>/<resourceVersion>/<number of keys>`. */
  copiedVersion: 'resourceclaims.services.apps.tanzu.vmware.com/copied-version',
  /** On the Secret of an UpstreamClusterLink: a hash of what the kubeconfig in it is about; another one has it written anew. */
  kubeconfigOf:
    'upstreamclusterlinks.projection.apiresources.multicluster.x-tanzu.vmware.com/kubeconfig-of',
  /** On an APIService: the ClusterAPIGroupImport that it was made for. */
  groupImport:
    'projection.apiresources.multicluster.x-tanzu.vmware.com/cluster-api-group-import',
  /** On a namespace with what is exported to a link: the namespace of the link. Nothing is allowed by it. */
  linkNamespace:
    'upstreamclusterlinks.projection.apiresources.multicluster.x-tanzu.vmware.com/namespace',
} as const;
