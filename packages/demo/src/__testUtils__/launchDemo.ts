import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { childEnvironment } from '../process/childEnvironment';
import { tsProgram } from '../process/tsProgram';

/** The launcher, as `npm start` runs it. */
export interface LaunchedDemo {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What it has said so far. */
  output(): string;
  /** Resolves when it has said something; rejects with all that it said when it ends before. */
  says(text: string): Promise<void>;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Starts the launcher in a process of its own, which can be killed. */
export function launchDemo(
  runDir: string,
  ports: { portal: number; backend: number },
): LaunchedDemo {
  const child = spawn(
    process.execPath,
    [
      ...tsProgram(path.resolve(__dirname, '../main.ts')),
      `--run-dir=${runDir}`,
      `--portal-port=${ports.portal}`,
      `--backend-port=${ports.backend}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: childEnvironment() },
  );
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (text: string) => {
    output += text;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = new Promise<number | NodeJS.Signals | null>(resolve => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return {
    child,
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    says: text =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (output.includes(text)) resolve();
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(output)));
      }),
  };
}
