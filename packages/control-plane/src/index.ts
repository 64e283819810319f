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
export {
  certificateForLocalhost,
  type CertificateAndKey,
} from './certificateForLocalhost';
export { controlPlaneBinary } from './controlPlaneBinary';
export { eventually, type EventuallyOptions } from './eventually';
export { findKubectl } from './findKubectl';
export { kubectl, type KubectlOptions } from './kubectl';
export {
  startControlPlane,
  type ControlPlane,
  type StartControlPlaneOptions,
} from './startControlPlane';
export { untilClaimsAreTaken } from './untilClaimsAreTaken';
export { untilKindsAreServed } from './untilKindsAreServed';
