import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findKubectl } from './findKubectl';

/** Options of {@link kubectl}. */
export interface KubectlOptions {
  /** Path of the kubeconfig; the environment's is never used, so that a test cannot hit another cluster. */
  kubeconfig: string;
  /** Manifests for `-f -`: text, or objects that are sent as JSON. */
  input?: string | object;
}

/**
 * Runs kubectl.
 *
 * @returns its stdout without the last line end
 * @throws Error with the arguments and what kubectl said, if it is missing or does not end well
 */
export async function kubectl(
  args: readonly string[],
  { kubeconfig, input }: KubectlOptions,
): Promise<string> {
  const file = await findKubectl();
  if (!file) {
    throw new Error(
      'There is no kubectl on the PATH: install it, or run `node packages/control-plane/scripts/build.mjs kubectl` once.',
    );
  }
  const child = spawn(file, [...args, '--kubeconfig', kubeconfig], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  // kubectl may end before it has read its input; what it says then counts.
  child.stdin.on('error', () => {});
  child.stdin.end(typeof input === 'object' ? JSON.stringify(input) : input);
  const [code, signal] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(
      `kubectl ${args.join(' ')} ended with ${
        code ?? signal
      }: ${errors.trim()}`,
    );
  }
  return output.trimEnd();
}
