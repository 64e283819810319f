import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Options of {@link runCommand}. */
export interface RunCommandOptions {
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** File that the output is appended to. */
  log: string;
  /** Ends the command. */
  signal: AbortSignal;
}

/**
 * Runs a command to its end.
 *
 * @throws Error with the end of what it printed, if it does not end well
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, log, signal }: RunCommandOptions,
): Promise<void> {
  signal.throwIfAborted();
  mkdirSync(path.dirname(log), { recursive: true });
  const out = openSync(log, 'a');
  const child = spawn(command, [...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', out, out],
    // Its own group: what it has started ends with it.
    detached: true,
  });
  closeSync(out);
  const end = () => {
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    const [code, killedBy] = await once(child, 'exit');
    signal.throwIfAborted();
    if (code !== 0) {
      throw new Error(
        `\`${command} ${args.join(' ')}\` in ${cwd} ended with ${
          code ?? killedBy
        }:\n${lastLines(log)}\nThe whole log: ${log}`,
      );
    }
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-25)
    .map(line => `  ${line}`)
    .join('\n');
}
