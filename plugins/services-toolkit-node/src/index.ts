/**
 * Cluster access for the backend plugins of Services Toolkit, and the model of what the clusters have.
 *
 * @packageDocumentation
 */
export { servicesToolkitClustersServiceRef } from './servicesToolkitClustersServiceRef';
export { servicesToolkitReadModelServiceRef } from './servicesToolkitReadModelServiceRef';
export type * from './ServicesToolkitClusters';
export * from './model';
