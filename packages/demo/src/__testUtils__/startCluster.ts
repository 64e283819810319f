import path from 'node:path';
import {
  applyDeploy,
  kubectl,
  startControlPlane,
} from '@services-toolkit/control-plane';
import {
  serviceAccountKubeconfig,
  type ServiceAccountAccess,
} from '../cluster/serviceAccountKubeconfig';
import { startControllers } from '../cluster/startControllers';
import { rootDir } from '../paths';

/** A control plane with deploy/ applied, the namespace of the demo's application, and the controllers. */
export interface TestCluster {
  readonly name: string;
  /** Of the portal's ServiceAccount. */
  readonly access: ServiceAccountAccess;
  /** As an administrator. */
  kubectl(args: readonly string[], input?: object): Promise<string>;
  /** Stops the API server alone; {@link TestCluster.resume} brings it back with its data, at the same address. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const namespace = 'services-toolkit';

export async function startCluster(
  name: string,
  runDir: string,
): Promise<TestCluster> {
  const kubeconfig = path.join(runDir, `${name}.kubeconfig`);
  const start = () =>
    startControlPlane({
      name,
      dataDir: path.join(runDir, 'data', name),
      kubeconfig,
    });
  let controlPlane = await start();
  const run: TestCluster['kubectl'] = (args, input) =>
    kubectl(args, { kubeconfig, ...(input && { input }) });
  const accessAs = (account: string) =>
    serviceAccountKubeconfig({
      adminKubeconfig: kubeconfig,
      namespace,
      name: account,
      file: path.join(runDir, 'credentials', `${name}-${account}.kubeconfig`),
    });

  await applyDeploy(kubeconfig);
  const examples = path.join(rootDir, 'examples/demo');
  await run(['apply', '-f', path.join(examples, 'my-apps.yaml')]);
  const controllers = startControllers({
    kubeconfig: (await accessAs('services-toolkit-controllers')).file,
    log: path.join(runDir, 'logs', `controllers-${name}.log`),
  });
  return {
    name,
    access: await accessAs('services-toolkit-portal'),
    kubectl: run,
    pause: () => controlPlane.stop(),
    async resume() {
      controlPlane = await start();
    },
    async stop() {
      await controllers.stop();
      await controlPlane.stop();
    },
  };
}
