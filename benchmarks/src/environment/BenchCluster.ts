import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  applyDeploy,
  kubectl,
  startControlPlane,
} from '@services-toolkit/control-plane';
import {
  serviceAccountKubeconfig,
  startControllers,
  type Running,
  type ServiceAccountAccess,
} from '@services-toolkit/demo';
import {
  isReady,
  resourceTypes,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import {
  createKubernetesClient,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { benchNodeFlags } from './benchNodeFlags';
import { parseMetrics, type Sample } from './parseMetrics';

/** A fresh control plane with `deploy/` applied, and its controllers when they are asked for. */
export class BenchCluster {
  static async start(): Promise<BenchCluster> {
    const folder = await mkdtemp(
      path.join(os.tmpdir(), 'services-toolkit-bench-'),
    );
    const controlPlane = await startControlPlane({ name: 'bench' });
    try {
      await applyDeploy(controlPlane.kubeconfig);
      const client = await createKubernetesClient({
        kubeConfig: { file: controlPlane.kubeconfig },
      });
      return new BenchCluster(
        folder,
        controlPlane.kubeconfig,
        client,
        controlPlane.stop,
      );
    } catch (error) {
      await controlPlane.stop();
      throw error;
    }
  }

  #controllers: Running | undefined;
  #starts = 0;
  #log = '';

  private constructor(
    readonly folder: string,
    private readonly adminKubeconfig: string,
    readonly client: KubernetesClient,
    private readonly stopControlPlane: () => Promise<void>,
  ) {}

  /** Starts the controllers as `deploy/` does: as their own ServiceAccount. */
  async startControllers(): Promise<void> {
    const { file } = await this.serviceAccount('services-toolkit-controllers');
    this.#log = path.join(this.folder, `controllers-${++this.#starts}.log`);
    this.#controllers = startControllers({
      kubeconfig: file,
      log: this.#log,
      nodeFlags: benchNodeFlags(),
    });
  }

  async stopControllers(): Promise<void> {
    await this.#controllers?.stop();
    this.#controllers = undefined;
  }

  /** What the controllers' own /metrics says; undefined while they are not that far. */
  async controllersMetrics(): Promise<Sample[] | undefined> {
    const log = await readFile(this.#log, 'utf8').catch(() => '');
    const port = /"healthPort":(\d+)/.exec(log)?.[1];
    if (!port) return undefined;
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    return parseMetrics(await response.text());
  }

  /** What the API server's own /metrics says. */
  async apiServerMetrics(): Promise<Sample[]> {
    return parseMetrics(
      await kubectl(['get', '--raw', '/metrics'], {
        kubeconfig: this.adminKubeconfig,
      }),
    );
  }

  async serviceAccount(name: string): Promise<ServiceAccountAccess> {
    return serviceAccountKubeconfig({
      adminKubeconfig: this.adminKubeconfig,
      namespace: 'services-toolkit',
      name,
      file: path.join(this.folder, `${name}.kubeconfig`),
    });
  }

  async untilClassReady(name: string): Promise<void> {
    const signal = AbortSignal.timeout(60_000);
    const watch = this.client.watch<ClusterInstanceClass>(
      resourceTypes.clusterInstanceClasses,
      {
        fieldSelector: `metadata.name=${name}`,
        signal,
      },
    );
    try {
      for await (const event of watch) {
        if (event.type !== 'BOOKMARK' && isReady(event.object)) return;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    throw new Error(
      `ClusterInstanceClass ${name} was not Ready within 60 s; see ${
        this.#log
      }`,
    );
  }

  async stop(): Promise<void> {
    await this.#controllers?.stop();
    await this.stopControlPlane();
    await rm(this.folder, { recursive: true, force: true });
  }
}
