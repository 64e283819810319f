import type {
  ClusterInfrastructure,
  ClusterInstanceClass,
  ClusterResource,
  ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';

/** What is known about an offering. */
export interface OfferingObservation {
  offering: ClusterServiceOffering;
  /** Those of the kinds that it consists of. */
  resources: readonly ClusterResource[];
  /** Absent until the facts were looked at for the first time. */
  infrastructure: ClusterInfrastructure | undefined;
  /** By name, those of its plans; `notInstalled` where the cluster has no such kind. */
  classes: ReadonlyMap<string, ClusterInstanceClass> | 'notInstalled';
  /** Other offerings with plans on the same classes. */
  others: readonly ClusterServiceOffering[];
}
