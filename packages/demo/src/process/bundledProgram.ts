import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { rootDir } from '../paths';

/**
 * Bundles the program of a package, as its image has it, and returns the file for Node to run. Takes a second.
 *
 * @param workspace - the package's folder: `packages/controllers`
 */
export function bundledProgram(workspace: string): string {
  const cwd = path.join(rootDir, workspace);
  execFileSync(process.execPath, [path.join(rootDir, 'scripts/bundle.mjs')], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return path.join(cwd, 'bundle/main.mjs');
}
