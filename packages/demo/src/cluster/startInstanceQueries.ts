import { rootDir } from '../paths';
import { bundledProgram } from '../process/bundledProgram';
import { childEnvironment } from '../process/childEnvironment';
import type { Guardian } from '../process/Guardian';
import type { Running } from '../process/Running';
import { startProcess } from '../process/startProcess';

/** Options of {@link startInstanceQueries}. */
export interface StartInstanceQueriesOptions {
  /** Of the ServiceAccount services-toolkit-apiserver. */
  kubeconfig: string;
  /** On 127.0.0.1, as {@link registerInstanceQueries} was told. */
  port: number;
  /** What it answers for. Default: what it does by default. */
  parts?: readonly string[];
  log: string;
  guardian?: Guardian;
}

/** Starts the API server that answers InstanceQueries. */
export function startInstanceQueries({
  kubeconfig,
  port,
  parts,
  log,
  guardian,
}: StartInstanceQueriesOptions): Running {
  return startProcess({
    title: 'The process that answers InstanceQueries',
    command: process.execPath,
    args: [
      ...bundledProgram('packages/aggregated-apiserver'),
      ...['--kubeconfig', kubeconfig],
      ...['--port', String(port), '--bind-address', '127.0.0.1'],
      // As whom our control planes collect garbage, and empty namespaces.
      '--collectors=system:control-plane-controllers',
      ...(parts ? [`--parts=${parts.join()}`] : []),
    ],
    cwd: rootDir,
    env: childEnvironment(),
    log,
    ...(guardian && { guardian }),
  });
}
