import path from 'node:path';
import {
  applyDeploy,
  kubectl,
  startControlPlane,
} from '@services-toolkit/control-plane';
import {
  applyManifests,
  rootDir,
  serviceAccountKubeconfig,
  startControllers,
  type Guardian,
  type ServiceAccountAccess,
} from '@services-toolkit/demo';

/** Where the sample component runs, and may claim the class of examples/secrets. */
export const namespace = 'shop';
export const className = 'external-mysql';

/** Whom Backstage's guest provider signs in, as the portal names them to a cluster. */
const guest = 'backstage:user:development/guest';

/** A cluster that offers a service. */
export interface OfferingCluster {
  readonly kubeconfig: string;
  /** Of the portal's ServiceAccount. */
  readonly portal: ServiceAccountAccess;
  /** Of the Kubernetes plugin's, which only reads. */
  readonly kubernetesPlugin: ServiceAccountAccess;
  stop(): Promise<void>;
}

/** Starts a cluster with all of deploy/, one class, and a namespace in which a portal's guest may claim. */
export async function startCluster(
  runDir: string,
  guardian: Guardian,
): Promise<OfferingCluster> {
  const controlPlane = await startControlPlane({
    name: 'workload',
    log: path.join(runDir, 'logs/control-plane.log'),
  });
  guardian.add(controlPlane.pid);
  const { kubeconfig } = controlPlane;
  await applyDeploy(kubeconfig);
  await applyManifests(kubeconfig, 'examples/secrets');
  await letGuestClaim(kubeconfig);
  await kubectl(
    ['apply', '-f', path.join(rootDir, 'examples/demo/kubernetes-plugin.yaml')],
    { kubeconfig },
  );
  const access = (name: string, inNamespace = 'services-toolkit') =>
    serviceAccountKubeconfig({
      adminKubeconfig: kubeconfig,
      namespace: inNamespace,
      name,
      file: path.join(runDir, 'credentials', `${name}.kubeconfig`),
    });
  const portal = await access('services-toolkit-portal');
  const kubernetesPlugin = await access('kubernetes-plugin', 'backstage');
  const controllers = startControllers({
    kubeconfig: (await access('services-toolkit-controllers')).file,
    log: path.join(runDir, 'logs/controllers.log'),
    guardian,
  });
  await kubectl(
    ['wait', `clusterinstanceclass/${className}`, '--for=condition=Ready'],
    { kubeconfig },
  );
  return {
    kubeconfig,
    portal,
    kubernetesPlugin,
    async stop() {
      await controllers.stop();
      await controlPlane.stop();
    },
  };
}

async function letGuestClaim(kubeconfig: string): Promise<void> {
  const apply = (input: string | object) =>
    kubectl(['apply', '-f', '-'], { kubeconfig, input });
  await apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  await apply({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'guest', namespace },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'app-editor',
    },
    subjects: [
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: guest },
    ],
  });
}
