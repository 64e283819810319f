import path from 'node:path';
import { rootDir } from '../paths';
import { childEnvironment } from '../process/childEnvironment';
import type { Guardian } from '../process/Guardian';
import type { Running } from '../process/Running';
import { startProcess } from '../process/startProcess';
import { tsProgram } from '../process/tsProgram';

/** Options of {@link startInstanceQueries}. */
export interface StartInstanceQueriesOptions {
  /** Of the ServiceAccount services-toolkit-apiserver. */
  kubeconfig: string;
  /** On 127.0.0.1, as {@link registerInstanceQueries} was told. */
  port: number;
  log: string;
  guardian?: Guardian;
}

/** Starts the API server that answers InstanceQueries. */
export function startInstanceQueries({
  kubeconfig,
  port,
  log,
  guardian,
}: StartInstanceQueriesOptions): Running {
  return startProcess({
    title: 'The process that answers InstanceQueries',
    command: process.execPath,
    args: [
      ...tsProgram(
        path.join(rootDir, 'packages/aggregated-apiserver/src/main.ts'),
      ),
      ...['--kubeconfig', kubeconfig],
      ...['--port', String(port), '--bind-address', '127.0.0.1'],
    ],
    cwd: rootDir,
    env: childEnvironment(),
    log,
    ...(guardian && { guardian }),
  });
}
