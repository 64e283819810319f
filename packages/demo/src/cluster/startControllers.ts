import path from 'node:path';
import { rootDir } from '../paths';
import { childEnvironment } from '../process/childEnvironment';
import type { Guardian } from '../process/Guardian';
import type { Running } from '../process/Running';
import { startProcess } from '../process/startProcess';
import { tsProgram } from '../process/tsProgram';

/** Options of {@link startControllers}. */
export interface StartControllersOptions {
  /** Of the ServiceAccount services-toolkit-controllers. */
  kubeconfig: string;
  log: string;
  guardian?: Guardian;
}

/** Starts the controllers as `deploy/` runs them in a cluster. */
export function startControllers({
  kubeconfig,
  log,
  guardian,
}: StartControllersOptions): Running {
  return startProcess({
    title: 'The process of the controllers',
    command: process.execPath,
    args: [
      ...tsProgram(path.join(rootDir, 'packages/controllers/src/main.ts')),
      ...['--kubeconfig', kubeconfig],
      ...['--namespace', 'services-toolkit', '--health-port', '0'],
      // There is one: after a crash the next one need not wait until its Lease runs out.
      '--leader-elect=false',
    ],
    cwd: rootDir,
    env: childEnvironment(),
    log,
    ...(guardian && { guardian }),
  });
}
