import {
  startControlPlane,
  type StartControlPlaneOptions,
} from '@services-toolkit/control-plane';

/** Names the kubeconfig of a cluster that all tests of one run share. */
export const TEST_KUBECONFIG_VARIABLE = 'SERVICES_TOOLKIT_TEST_KUBECONFIG';

/** A cluster for tests. */
export interface TestControlPlane {
  /** Path of an administrator's kubeconfig. */
  kubeconfig: string;
  /** Stops the cluster if it was started for this caller; one that is shared stays. */
  release(): Promise<void>;
}

/**
 * Returns the cluster that the run shares, if `SERVICES_TOOLKIT_TEST_KUBECONFIG` names one, otherwise a fresh control
 * plane for this caller alone. Either way a test works in namespaces of its own: see `createTestNamespace`. The options
 * are for the fresh one: a cluster that others have started keeps its own.
 */
export async function sharedControlPlane(
  options: Pick<
    StartControlPlaneOptions,
    'auditLog' | 'auditPolicy' | 'apiServerFlags'
  > = {},
): Promise<TestControlPlane> {
  const shared = process.env[TEST_KUBECONFIG_VARIABLE];
  if (shared) return { kubeconfig: shared, release: async () => {} };

  const { kubeconfig, stop } = await startControlPlane({
    ...options,
    name: 'test',
  });
  return { kubeconfig, release: stop };
}
