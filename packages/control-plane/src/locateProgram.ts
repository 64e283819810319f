import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** What `scripts/build.mjs` can build. */
export type ProgramName = 'control-plane' | 'kubectl';

/** The build is a script of its own, because it has to run before anything is installed. */
// eslint-disable-next-line no-restricted-syntax -- private package: it always runs from its sources
export const buildScript = path.resolve(__dirname, '../scripts/build.mjs');

/** Returns where the program lies, or will lie once it is built from the sources as they are now. */
export async function locateProgram(name: ProgramName): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    buildScript,
    name,
    '--print-path',
  ]);
  return stdout.trim();
}
