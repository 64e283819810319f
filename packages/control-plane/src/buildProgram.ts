import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { buildScript, locateProgram, type ProgramName } from './locateProgram';

/** Options of {@link buildControlPlane} and {@link buildKubectl}. */
export interface BuildOptions {
  /** Is called with a line for a person: at the start, every 15 seconds, and at the end. */
  onProgress?: (line: string) => void;
}

/**
 * Builds the control plane from source, unless it is built already. Several builds at the same time do not clash.
 *
 * @returns the program's path
 * @throws Error that names what is missing, or shows what the compiler said
 */
export async function buildControlPlane(
  options: BuildOptions = {},
): Promise<string> {
  return buildProgram('control-plane', options);
}

/** Builds kubectl of the control plane's release, like {@link buildControlPlane}; for machines that have none. */
export async function buildKubectl(
  options: BuildOptions = {},
): Promise<string> {
  return buildProgram('kubectl', options);
}

async function buildProgram(
  name: ProgramName,
  { onProgress }: BuildOptions,
): Promise<string> {
  const child = spawn(process.execPath, [buildScript, name], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: child.stdout }).on('line', line =>
    onProgress?.(line),
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(errors.trim());
  return locateProgram(name);
}
