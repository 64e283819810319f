import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  applyDeploy,
  startControlPlane,
  type StartControlPlaneOptions,
} from '@services-toolkit/control-plane';
import { readAccess } from './readAccess';

/** What a control plane with `deploy/` applied may be made with. */
export type DeployOptions = Pick<
  StartControlPlaneOptions,
  'apiServerFlags' | 'auditPolicy'
> & {
  /** Folder that keeps the audit log after the end. Default: beside the data, and gone with it. */
  auditFolder?: string;
};

/** Where a deployed control plane is found. */
export interface DeployedAddress {
  readonly server: string;
  /** Path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Holds its data, and its certificates in `pki/`. */
  readonly dataDir: string;
  readonly auditLog: string;
  /** The base64 of its certificate authority, as kubeconfigs have it. */
  readonly caData: string;
  /** Of the ServiceAccount that deploy/portal makes. */
  readonly portalToken: string;
}

/** What can be done with it. */
export interface DeployedControl {
  /** Ends the API server as a crash would; `restart` brings it back with its data, at the same address. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Stops all of it without ending it: connections are taken, and nothing is answered until it resumes. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it for good, and removes its data. */
  stop(): Promise<void>;
}

/** A control plane with `deploy/` applied. */
export type DeployedControlPlane = DeployedAddress & DeployedControl;

/** Starts a control plane as a child of this process, and applies `deploy/`. */
export async function deployControlPlane({
  auditFolder,
  ...options
}: DeployOptions): Promise<DeployedControlPlane> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'services-toolkit-test-'));
  const dataDir = path.join(dir, 'cluster');
  const auditLog = auditFolder
    ? path.join(auditFolder, `${randomUUID()}.log`)
    : path.join(dir, 'audit.log');
  const start = (port?: number) =>
    startControlPlane({
      name: 'workload',
      ...{ dataDir, auditLog, ...options, ...(port && { port }) },
    });
  let running = await start();
  const { kubeconfig, server } = running;
  const stop = async () => {
    await running.stop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await applyDeploy(kubeconfig);
    return {
      ...{ server, kubeconfig, dataDir, auditLog, stop },
      ...(await readAccess(kubeconfig)),
      kill: () => running.kill(),
      pause: async () => void process.kill(running.pid, 'SIGSTOP'),
      resume: async () => void process.kill(running.pid, 'SIGCONT'),
      async restart() {
        running = await start(Number(new URL(server).port));
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
