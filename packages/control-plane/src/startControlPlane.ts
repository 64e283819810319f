import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { controlPlaneBinary } from './controlPlaneBinary';
import { readReadiness } from './readReadiness';
import { superviseProcess } from './superviseProcess';

/** Options of {@link startControlPlane}. */
export interface StartControlPlaneOptions {
  /** Name of the cluster and of the kubeconfig's context. */
  name: string;
  /** Folder that keeps certificates and data between starts. Default: a fresh one that goes away with the control plane. */
  dataDir?: string;
  /** Where the administrator's kubeconfig is written, readable by the owner only. Default: `<dataDir>/kubeconfig`. */
  kubeconfig?: string;
  /** Port on 127.0.0.1. Default: the one of the last start with this data if it is free, otherwise any free one. */
  port?: number;
  /** File that the log is appended to. Default: `<dataDir>/control-plane.log`. */
  log?: string;
  /** File for the API server's audit log: the metadata of every request that does not come from the control plane itself. */
  auditLog?: string;
  /** Another audit policy than that. */
  auditPolicy?: string;
  /** Further flags of kube-apiserver, such as `--authentication-config=<file>`; they win over the ones that are set. */
  apiServerFlags?: readonly string[];
}

/** A running control plane. */
export interface ControlPlane {
  readonly name: string;
  /** Path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** `https://127.0.0.1:<port>` */
  readonly server: string;
  readonly pid: number;
  /** Resolves when the process has ended, for whatever reason, with a sentence that names it. */
  readonly ended: Promise<string>;
  /** Stops it: gracefully for up to five seconds, then anyway. Resolves when process and port are gone. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. Resolves when process and port are gone. */
  kill(): Promise<void>;
}

/**
 * Starts etcd, kube-apiserver and a few built-in controllers in one process, and resolves when they can be used.
 *
 * The control plane ends with this process, however this process ends. It does not keep this process alive.
 *
 * @throws Error with one sentence that says why it did not start
 */
export async function startControlPlane(
  options: StartControlPlaneOptions,
): Promise<ControlPlane> {
  const binary = await controlPlaneBinary();
  const dataDir =
    options.dataDir ??
    (await mkdtemp(path.join(os.tmpdir(), 'services-toolkit-control-plane-')));
  const log = path.resolve(
    options.log ?? path.join(dataDir, 'control-plane.log'),
  );
  const child = spawnWithLog(binary, toFlags(options, dataDir), log);
  const supervised = superviseProcess(child, {
    title: `The control plane ${options.name}`,
    // The program deletes fresh data itself, also where this process is gone by then; only a kill leaves it behind.
    afterwards: async () => {
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  });
  try {
    const { kubeconfig, server } = await readReadiness(child, log);
    supervised.release();
    return { name: options.name, kubeconfig, server, ...supervised.control };
  } catch (error) {
    await supervised.control.kill();
    throw new Error(
      `The control plane ${options.name} did not start: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

function toFlags(
  options: StartControlPlaneOptions,
  dataDir: string,
): readonly string[] {
  const flags = [
    `--name=${options.name}`,
    `--data-dir=${dataDir}`,
    `--port=${options.port ?? 0}`,
    '--stop-with-parent',
  ];
  if (!options.dataDir) flags.push('--delete-data');
  if (options.kubeconfig) flags.push(`--kubeconfig=${options.kubeconfig}`);
  if (options.auditLog) flags.push(`--audit-log=${options.auditLog}`);
  if (options.auditPolicy) flags.push(`--audit-policy=${options.auditPolicy}`);
  if (options.apiServerFlags) flags.push('--', ...options.apiServerFlags);
  return flags;
}

function spawnWithLog(
  binary: string,
  flags: readonly string[],
  log: string,
): ChildProcess {
  mkdirSync(path.dirname(log), { recursive: true });
  // Append: where the data folder is in use, this is the other one's log too.
  const stderr = openSync(log, 'a', 0o600);
  try {
    return spawn(binary, flags, {
      // Its stdin is closed together with this process, which is how it notices the end.
      stdio: ['pipe', 'pipe', stderr],
      // Ctrl-C in a terminal must not reach it: who started it stops it, after those that use it.
      detached: true,
    });
  } finally {
    closeSync(stderr);
  }
}
