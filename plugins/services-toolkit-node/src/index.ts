/**
 * Cluster access for the backend plugins of Services Toolkit.
 *
 * @packageDocumentation
 */
export { servicesToolkitClustersServiceRef } from './servicesToolkitClustersServiceRef';
export type * from './ServicesToolkitClusters';
