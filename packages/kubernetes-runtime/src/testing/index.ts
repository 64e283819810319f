/**
 * For tests of what is built on this package.
 *
 * @packageDocumentation
 */
export { InMemoryKubernetes } from './InMemoryKubernetes';
export type { InMemoryCall, InMemoryHooks } from './InMemoryCluster';
export type { Identity } from '../client/KubernetesClient';
export { InMemoryClient } from './InMemoryClient';
