/**
 * What everything that talks to a Kubernetes cluster needs: a client on pooled connections, informers, work queues,
 * controllers, a manager, events and health.
 *
 * @packageDocumentation
 */
export * from './Logger';
export * from './logUnhandledRejections';
export * from './errors/KubernetesApiError';
export * from './errors/ClusterUnreachableError';
export * from './errors/KubeConfigError';
export * from './client/KubernetesClient';
export * from './client/KubeConfigSource';
export * from './informer/Informer';
export * from './queue/WorkQueue';
export * from './controller/Controller';
export * from './manager/Manager';
export * from './leaderElection/LeaderElector';
export * from './leaderElection/NotLeaderError';
export * from './events/EventRecorder';
export * from './health/HealthServer';
export * from './metrics/Metrics';
export * from './metrics/createMetrics';
export * from './client/createKubernetesClient';
export { errorCode } from './client/describeNetworkError';
export * from './client/listAll';
export * from './client/readInlineKubeConfig';
export * from './client/splitLines';
export type { TransportOptions } from './client/Transport';
export * from './objectKey';
export * from './RecentAnswers';
export * from './Multimap';
export * from './informer/createInformer';
export * from './queue/createWorkQueue';
export * from './controller/createController';
export * from './manager/createManager';
export * from './leaderElection/runElection';
export * from './leaderElection/fenceWrites';
export * from './events/createEventRecorder';
export * from './health/createHealthServer';
export * from './http/guardConnections';
export type { BackoffOptions } from './Backoff';
