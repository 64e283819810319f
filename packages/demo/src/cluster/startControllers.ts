import { rootDir } from '../paths';
import { bundledProgram } from '../process/bundledProgram';
import { childEnvironment } from '../process/childEnvironment';
import type { Guardian } from '../process/Guardian';
import type { Running } from '../process/Running';
import { startProcess } from '../process/startProcess';

/** Options of {@link startControllers}. */
export interface StartControllersOptions {
  /** Of the ServiceAccount services-toolkit-controllers. */
  kubeconfig: string;
  /** What they do. Default: what they do by default. */
  parts?: readonly string[];
  log: string;
  guardian?: Guardian;
  /** Further flags of Node. */
  nodeFlags?: readonly string[];
}

/** Starts the controllers as `deploy/` runs them in a cluster. */
export function startControllers({
  kubeconfig,
  parts,
  log,
  guardian,
  nodeFlags = [],
}: StartControllersOptions): Running {
  return startProcess({
    title: 'The process of the controllers',
    command: process.execPath,
    args: [
      ...nodeFlags,
      ...bundledProgram('packages/controllers'),
      ...['--kubeconfig', kubeconfig],
      ...['--namespace', 'services-toolkit', '--health-port', '0'],
      // Nobody but this machine has a say in a demo.
      ...['--health-address', '127.0.0.1'],
      // There is one: after a crash the next one need not wait until its Lease runs out.
      '--leader-elect=false',
      ...(parts ? [`--parts=${parts.join()}`] : []),
    ],
    cwd: rootDir,
    env: childEnvironment(),
    log,
    ...(guardian && { guardian }),
  });
}
