/**
 * A real Kubernetes control plane for development and tests on one machine.
 *
 * @packageDocumentation
 */
export { applyDeploy } from './applyDeploy';
export {
  buildControlPlane,
  buildKubectl,
  type BuildOptions,
} from './buildProgram';
export { controlPlaneBinary } from './controlPlaneBinary';
export { type DeployOptions } from './deployControlPlane';
export { createTestNamespace, type TestNamespace } from './createTestNamespace';
export { findKubectl } from './findKubectl';
export { kubectl, type KubectlOptions } from './kubectl';
export {
  sharedControlPlane,
  TEST_KUBECONFIG_VARIABLE,
  type TestControlPlane,
} from './sharedControlPlane';
export {
  startControlPlane,
  type ControlPlane,
  type StartControlPlaneOptions,
} from './startControlPlane';
export {
  startDeployedControlPlane,
  type DeployedControlPlane,
} from './startDeployedControlPlane';
export { POOL_VARIABLE } from './pool/poolMessages';
export { untilClaimsAreTaken } from './untilClaimsAreTaken';
export { untilKindsAreServed } from './untilKindsAreServed';
