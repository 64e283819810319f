import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What a command says, and how it ends. */
export interface KubectlRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs kubectl, whatever comes of it. */
export async function runKubectl(
  kubeconfig: string,
  args: readonly string[],
  input: object | string = '',
): Promise<KubectlRun> {
  const child = spawn('kubectl', [`--kubeconfig=${kubeconfig}`, ...args]);
  const ended = once(child, 'close');
  child.stdin.end(typeof input === 'string' ? input : JSON.stringify(input));
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
  ]);
  await ended;
  return { code: child.exitCode, stdout, stderr };
}
