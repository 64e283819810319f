/**
 * What the tests, the flows in a browser and the benchmarks of several packages need.
 *
 * @packageDocumentation
 */
export {
  certificateForLocalhost,
  eventually,
  type CertificateAndKey,
  type EventuallyOptions,
} from '@services-toolkit/control-plane';
export * from './builders';
export { codeBlock, codeBlocks } from './codeBlocks';
export { launchBrowser } from './launchBrowser';
export { portAnswers } from './portAnswers';
export {
  createTestNamespace,
  type TestNamespace,
} from './cluster/createTestNamespace';
export {
  sharedControlPlane,
  TEST_KUBECONFIG_VARIABLE,
  type TestControlPlane,
} from './cluster/sharedControlPlane';
export { type AuditedRequest } from './cluster/AuditLog';
export { TestCluster, type TestClusterOptions } from './cluster/TestCluster';
export { Gate } from './projection/Gate';
export { ApiServerProcess } from './process/ApiServerProcess';
export { runKubectl, type KubectlRun } from './process/runKubectl';
export { collector, ProjectionClusters } from './projection/ProjectionClusters';
export {
  aWidget,
  otherDefinitions,
  widgetDefinition,
  widgetGroup,
} from './projection/widgets';
