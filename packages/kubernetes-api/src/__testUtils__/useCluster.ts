import { after, before } from 'node:test';
import { kubectl, untilClaimsAreTaken } from '@services-toolkit/control-plane';
import {
  createTestNamespace,
  sharedControlPlane,
  type TestControlPlane,
  type TestNamespace,
} from '@services-toolkit/test-support';

/** A cluster with what was applied to it, and a namespace there that one suite has for itself. */
export interface ClusterUnderTest {
  readonly namespace: string;
  /** Runs kubectl as administrator; `input` is for `-f -`. */
  kubectl(args: readonly string[], input?: string | object): Promise<string>;
}

/**
 * Gives the suite that calls it a real cluster with our CRDs, applied as part of a kustomization.
 *
 * @param kustomization - the folder that is applied
 * @param cleanUp - takes back what outlives the namespace; node:test would run an `after` of the suite itself too late
 */
export function useCluster(
  kustomization: string,
  cleanUp?: () => Promise<void>,
): ClusterUnderTest {
  let cluster: TestControlPlane | undefined;
  let namespace: TestNamespace | undefined;

  const run: ClusterUnderTest['kubectl'] = (args, input) => {
    if (!cluster) {
      throw new Error('The cluster is there within tests only.');
    }
    return kubectl(args, { kubeconfig: cluster.kubeconfig, input });
  };

  before(async () => {
    cluster = await sharedControlPlane();
    await run(['apply', '--kustomize', kustomization]);
    await run([
      ...['wait', 'crd', '--for=condition=Established', '--timeout=30s'],
      ...['--selector=app.kubernetes.io/part-of=services-toolkit'],
    ]);
    await untilClaimsAreTaken(cluster.kubeconfig);
    namespace = await createTestNamespace(cluster.kubeconfig, 'kubernetes-api');
  });

  after(async () => {
    try {
      await cleanUp?.();
      await namespace?.remove();
    } finally {
      await cluster?.release();
    }
  });

  return {
    kubectl: run,
    get namespace() {
      if (!namespace) {
        throw new Error('The namespace is there within tests only.');
      }
      return namespace.name;
    },
  };
}
