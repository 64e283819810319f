/**
 * For tests of what is built on this package.
 *
 * @packageDocumentation
 */
export { InMemoryKubernetes } from './InMemoryKubernetes';
export type { InMemoryCall, InMemoryHooks } from './InMemoryCluster';
export { fuzzListener, type FuzzOptions } from './fuzzListener';
