import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyDeploy,
  kubectl,
  startControlPlane,
} from '@services-toolkit/control-plane';

/** A real API server with deploy/ applied, and what it takes to point a portal at it. */
export interface TestCluster {
  readonly server: string;
  readonly caData: string;
  /** Of the ServiceAccount that deploy/portal makes. */
  readonly portalToken: string;
  /** As an administrator. */
  kubectl(args: readonly string[], input?: string | object): Promise<string>;
  /** Which kinds the portal has asked for lists of, each as often as it did; from the audit log. */
  lists(): Promise<string[]>;
  /** Ends the API server as a crash would; `restart` brings it back with its data, at the same address. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'services-toolkit-catalog-'));
  const auditLog = join(dataDir, 'audit.log');
  const start = (port?: number) =>
    startControlPlane({
      name: 'workload',
      dataDir,
      auditLog,
      ...(port && { port }),
    });
  let running = await start();
  const { kubeconfig, server } = running;
  const run: TestCluster['kubectl'] = (args, input) =>
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
    async lists() {
      const lines = (await readFile(auditLog, 'utf8')).split('\n');
      return lines
        .filter(line => line.includes(':services-toolkit-portal"'))
        .map(line => JSON.parse(line))
        .filter(
          ({ stage, verb }) => verb === 'list' && stage === 'ResponseComplete',
        )
        .map(({ objectRef }): string => objectRef.resource)
        .sort();
    },
    kill: () => running.kill(),
    async restart() {
      running = await start(Number(new URL(server).port));
    },
    async stop() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
