import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { applyDeploy } from './applyDeploy';
import { kubectl } from './kubectl';
import {
  startControlPlane,
  type StartControlPlaneOptions,
} from './startControlPlane';

/** A control plane with `deploy/` applied, and what it takes to point a portal at it. */
export interface DeployedControlPlane {
  readonly server: string;
  /** The base64 of its certificate authority, as kubeconfigs have it. */
  readonly caData: string;
  /** Of the ServiceAccount that deploy/portal makes. */
  readonly portalToken: string;
  /** As an administrator. */
  kubectl(args: readonly string[], input?: string | object): Promise<string>;
  /** Its audit log so far: a line of JSON for each stage of a request. */
  auditLines(): Promise<string[]>;
  /** Ends the API server as a crash would; `restart` brings it back with its data, at the same address. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one for tests of what a portal does with it. */
export async function startDeployedControlPlane(
  options: Pick<StartControlPlaneOptions, 'apiServerFlags'> = {},
): Promise<DeployedControlPlane> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'services-toolkit-test-'));
  const auditLog = path.join(dir, 'audit.log');
  const start = (port?: number) =>
    startControlPlane({
      name: 'workload',
      dataDir: path.join(dir, 'cluster'),
      auditLog,
      ...options,
      ...(port && { port }),
    });
  let running = await start();
  const { kubeconfig, server } = running;
  const run: DeployedControlPlane['kubectl'] = (args, input) =>
    kubectl(args, { kubeconfig, ...(input !== undefined && { input }) });

  await applyDeploy(kubeconfig);
  return {
    server,
    caData: await run([
      'config',
      'view',
      '--raw',
      '-o',
      'jsonpath={.clusters[0].cluster.certificate-authority-data}',
    ]),
    portalToken: await run([
      'create',
      'token',
      'services-toolkit-portal',
      '--namespace=services-toolkit',
    ]),
    kubectl: run,
    auditLines: async () =>
      (await readFile(auditLog, 'utf8')).split('\n').filter(Boolean),
    kill: () => running.kill(),
    async restart() {
      running = await start(Number(new URL(server).port));
    },
    async stop() {
      await running.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
