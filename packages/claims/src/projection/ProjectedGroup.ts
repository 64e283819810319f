import type {
  ClusterAPIGroupImport,
  DownstreamClusterLink,
} from '@services-toolkit/kubernetes-api';

/** An API group that a cluster uses of another one, with what brings it there. @public */
export interface ProjectedGroup {
  groupImport: ClusterAPIGroupImport;
  /** Absent where the link that the import names is not there, as far as is known. */
  link?: DownstreamClusterLink;
}
