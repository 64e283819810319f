import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyDeploy,
  kubectl,
  startControlPlane,
} from '@services-toolkit/control-plane';
import type { StartControlPlaneOptions } from '@services-toolkit/control-plane';

const portal = 'system:serviceaccount:services-toolkit:services-toolkit-portal';

/** A line of the API server's audit log, as far as tests look at it. */
export interface AuditedRequest {
  verb: string;
  stage: string;
  user: { username: string };
  impersonatedUser?: { username: string; groups?: string[] };
  objectRef?: { resource?: string; name?: string; namespace?: string };
}

/** A real API server with deploy/ applied, and what it takes to point a portal at it. */
export interface TestCluster {
  server: string;
  caData: string;
  /** Of the ServiceAccount that deploy/portal makes. */
  portalToken: string;
  /** As an administrator. */
  kubectl(args: readonly string[], input?: string | object): Promise<string>;
  /** What the portal asked of the API server so far, in whose name, from its audit log. */
  portalRequests(): Promise<AuditedRequest[]>;
  /** The lines of its audit log that name an object. */
  auditOf(name: string): Promise<string>;
  /** Ends the API server; {@link TestCluster.restart} brings it back with its data, at the same address. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestCluster(
  options: Pick<StartControlPlaneOptions, 'apiServerFlags'> = {},
): Promise<TestCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'services-toolkit-backend-'));
  const auditLog = join(dataDir, 'audit.log');
  const start = (port?: number) =>
    startControlPlane({
      name: 'workload',
      dataDir,
      auditLog,
      ...options,
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
    async portalRequests() {
      const lines = (await readFile(auditLog, 'utf8')).split('\n');
      return lines
        .filter(line => line.includes(portal))
        .map((line): AuditedRequest => JSON.parse(line))
        .filter(request => request.user.username === portal);
    },
    async auditOf(name) {
      const lines = (await readFile(auditLog, 'utf8')).split('\n');
      return lines.filter(line => line.includes(`"name":"${name}"`)).join('\n');
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
