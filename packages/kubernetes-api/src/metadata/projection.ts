/** Names that both sides of a link between clusters, and all that work for it, go by. @public */
export const projection = {
  /** The ServiceAccount of every link, in the link's namespace: rules can name it. */
  serviceAccount: 'services-toolkit-link',
  /** The ClusterRole that lets it impersonate itself, and renew its token; bound in its namespace. */
  linkRole: 'services-toolkit-link',
  /** The ClusterRole that lets it say in whose name it asks; bound in the whole cluster. */
  extrasRole: 'services-toolkit-link-userextras',
  /** By which keys of a user's extra the person is named in the service cluster. */
  userExtra: 'projection.apiresources.multicluster.x-tanzu.vmware.com/user',
  groupsExtra: 'projection.apiresources.multicluster.x-tanzu.vmware.com/groups',
  /** The key of a Secret that has the kubeconfig of a link. */
  kubeconfigKey: 'kubeconfig',
  /** The Service of the aggregated API server, which answers for imported groups, in the namespace of the controllers. */
  proxyService: 'services-toolkit-apiserver',
  /** The ConfigMap beside it with the authority of its certificate, and the key that it stands under. */
  proxyAuthority: 'services-toolkit-apiserver-ca',
  proxyAuthorityKey: 'ca.crt',
} as const;
