/** Names that both sides of a link go by when they replicate Secrets. @public */
export const replication = {
  /** Before the namespace of a link, the name of the namespace with what is exported to it. */
  exportsPrefix: 'services-toolkit-exports-',
  /** The ClusterRole that lets a link read Secrets there, and the RoleBinding that gives it. */
  exportsRole: 'services-toolkit-link-exports',
} as const;
