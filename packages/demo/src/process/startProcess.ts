import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import type { Guardian } from './Guardian';
import type { Running } from './Running';

/** What to run. */
export interface ProcessOptions {
  /** For people: begins a sentence. */
  title: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** File that the output is appended to. */
  log: string;
  /** What asks it to end. Default SIGTERM. */
  stopSignal?: NodeJS.Signals;
  /** How long it may take for that, until it is killed. Default 8 s. */
  graceMs?: number;
  guardian?: Guardian;
}

/** Starts a process that the guardian knows of, in a process group of its own. */
export function startProcess(options: ProcessOptions): Running {
  const { title, guardian, stopSignal = 'SIGTERM', graceMs = 8_000 } = options;
  mkdirSync(path.dirname(options.log), { recursive: true });
  const log = openSync(options.log, 'a', 0o600);
  const child = spawn(options.command, [...options.args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    ...(options.uid !== undefined && { uid: options.uid, gid: options.gid }),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const pid = child.pid ?? 0;
  if (pid) guardian?.add(pid, stopSignal);

  const ended = new Promise<string>(resolve => {
    child.once('error', error =>
      resolve(`${title} could not be run: ${error.message}`),
    );
    child.once('exit', (code, signal) =>
      resolve(
        signal
          ? `${title} was ended by ${signal}`
          : `${title} ended with exit code ${code}`,
      ),
    );
  }).then(sentence => {
    if (pid) guardian?.remove(pid);
    return sentence;
  });

  return {
    pid,
    ended,
    async stop() {
      signalGroup(pid, stopSignal);
      const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has gone already.
  }
}
