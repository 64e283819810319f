import { readFileSync } from 'node:fs';
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
  const access = (name: string) =>
    serviceAccountKubeconfig({
      adminKubeconfig: kubeconfig,
      namespace: 'services-toolkit',
      name,
      file: path.join(runDir, 'credentials', `${name}.kubeconfig`),
    });
  const portal = await access('services-toolkit-portal');
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
  // The list that the README points to, with the guest in it.
  const list = readFileSync(
    path.join(rootDir, 'examples/demo/portal-impersonation.yaml'),
    'utf8',
  );
  await apply(list.replaceAll('backstage:user:default/alice', guest));
}
