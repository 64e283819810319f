import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** What the program says once it can be used. */
export interface Readiness {
  kubeconfig: string;
  server: string;
}

/**
 * Waits for the program's one line on stdout.
 *
 * @throws Error with the program's own reason, or with the last line of its log if it ended without giving one
 */
export async function readReadiness(
  child: ChildProcess,
  log: string,
): Promise<Readiness> {
  const line = await firstLine(child);
  if (line === undefined) throw new Error(await lastLogLine(log));
  const said: unknown = JSON.parse(line);
  if (isReadiness(said)) return said;
  throw new Error(
    hasReason(said) ? said.error : `it said ${line} instead of being ready`,
  );
}

async function firstLine(child: ChildProcess): Promise<string | undefined> {
  const { stdout } = child;
  if (!stdout) return undefined;
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    const lines = createInterface({ input: stdout });
    lines.once('line', resolve);
    lines.once('close', () => resolve(undefined));
  });
}

async function lastLogLine(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  const last = lines[lines.length - 1];
  return last
    ? `it ended, and the last line of its log is: ${last}`
    : 'it ended without a line in its log';
}

function isReadiness(said: unknown): said is Readiness {
  return (
    typeof said === 'object' &&
    said !== null &&
    'ready' in said &&
    said.ready === true &&
    'kubeconfig' in said &&
    typeof said.kubeconfig === 'string' &&
    'server' in said &&
    typeof said.server === 'string'
  );
}

function hasReason(said: unknown): said is { error: string } {
  return (
    typeof said === 'object' &&
    said !== null &&
    'error' in said &&
    typeof said.error === 'string'
  );
}
