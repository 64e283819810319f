import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyDeploy,
  kubectl,
  startControlPlane,
} from '@services-toolkit/control-plane';

/** The part of an audit event that tests look at. */
export interface AuditedRequest {
  auditID: string;
  verb: string;
  user: { username?: string };
  impersonatedUser?: { username: string };
  objectRef?: { resource?: string; name?: string };
}

/** A real API server with deploy/ applied, and what it takes to point a portal at it. */
export interface TestCluster {
  readonly server: string;
  readonly caData: string;
  /** Of the ServiceAccount that deploy/portal makes. */
  readonly portalToken: string;
  /** As an administrator. */
  kubectl(args: readonly string[], input?: object): Promise<string>;
  apply(...objects: object[]): Promise<void>;
  /** What the portal asked of the API server so far, from its audit log. */
  portalRequests(): Promise<AuditedRequest[]>;
  /** Ends the API server as a crash would; `restart` brings it back with its data, at the same address. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const dir = await mkdtemp(join(tmpdir(), 'services-toolkit-portal-'));
  const auditLog = join(dir, 'audit.log');
  const start = (port?: number) =>
    startControlPlane({
      name: 'workload',
      dataDir: join(dir, 'cluster'),
      auditLog,
      ...(port && { port }),
    });
  let running = await start();
  const { kubeconfig, server } = running;
  const run: TestCluster['kubectl'] = (args, input) =>
    kubectl(args, { kubeconfig, ...(input && { input }) });

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
    async apply(...items) {
      await run(['apply', '-f', '-'], {
        apiVersion: 'v1',
        kind: 'List',
        items,
      });
    },
    async portalRequests() {
      const lines = (await readFile(auditLog, 'utf8')).split('\n');
      const requests = lines
        .filter(line => line.includes(':services-toolkit-portal"'))
        .map((line): AuditedRequest => JSON.parse(line))
        .filter(({ user }) =>
          user.username?.endsWith(':services-toolkit-portal'),
        );
      // A request has a line for each of its stages.
      return [...new Map(requests.map(one => [one.auditID, one])).values()];
    },
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

export function aClass(name: string) {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec: { pool: { kind: 'Secret' } },
  };
}
