/**
 * All that `npm start` brings up, for tests and benchmarks too.
 *
 * @packageDocumentation
 */
export { applyManifests } from './cluster/applyManifests';
export {
  serviceAccountKubeconfig,
  type ServiceAccountAccess,
  type ServiceAccountKubeconfigOptions,
} from './cluster/serviceAccountKubeconfig';
export {
  startControllers,
  type StartControllersOptions,
} from './cluster/startControllers';
export {
  startPostgresOperator,
  type StartPostgresOperatorOptions,
} from './cluster/startPostgresOperator';
export type { Demo, DemoOptions } from './Demo';
export { freePort } from './freePort';
export {
  startPostgres,
  type Postgres,
  type StartPostgresOptions,
} from './postgres/startPostgres';
export {
  AlreadyRunningError,
  Guardian,
  type RunState,
} from './process/Guardian';
export { buildApp, type BuildAppOptions } from './portal/buildApp';
export type { Running } from './process/Running';
export { startProcess, type ProcessOptions } from './process/startProcess';
export { rootDir } from './paths';
export { startDemo } from './startDemo';
export { watchForStop, type StopWatch } from './watchForStop';
