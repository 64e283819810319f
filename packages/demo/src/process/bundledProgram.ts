import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { rootDir } from '../paths';

/**
 * Bundles the program of a package, and returns the arguments for Node to run it as its image does. Takes a second.
 *
 * @param workspace - the package's folder: `packages/controllers`
 */
export function bundledProgram(workspace: string): string[] {
  const cwd = path.join(rootDir, workspace);
  execFileSync(process.execPath, [path.join(rootDir, 'scripts/bundle.mjs')], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return [
    // The Dockerfile's: without them a process keeps almost twice the memory after a start.
    ...['--expose-gc', '--max-semi-space-size=8'],
    ...['--heap-growing-percent=40', '--no-memory-reducer'],
    path.join(cwd, 'bundle/main.mjs'),
  ];
}
