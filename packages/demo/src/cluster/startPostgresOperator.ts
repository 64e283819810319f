import path from 'node:path';
import { rootDir } from '../paths';
import { childEnvironment } from '../process/childEnvironment';
import type { Guardian } from '../process/Guardian';
import type { Running } from '../process/Running';
import { startProcess } from '../process/startProcess';
import { tsProgram } from '../process/tsProgram';

/** Options of {@link startPostgresOperator}. */
export interface StartPostgresOperatorOptions {
  /** Of the ServiceAccount postgres-operator. */
  kubeconfig: string;
  /** The only ones that it works in. Default: postgres-pool. */
  namespaces?: readonly string[];
  /** The API group of its kind. Default: its own. */
  group?: string;
  /** Where PostgreSQL is, with role and password. */
  postgresUrl: string;
  log: string;
  guardian?: Guardian;
}

/** Starts the example operator that makes databases for PostgresInstances. */
export function startPostgresOperator({
  kubeconfig,
  namespaces = ['postgres-pool'],
  group,
  postgresUrl,
  log,
  guardian,
}: StartPostgresOperatorOptions): Running {
  return startProcess({
    title: 'The PostgreSQL operator',
    command: process.execPath,
    args: [
      ...tsProgram(
        path.join(rootDir, 'examples/postgres-operator/src/main.ts'),
      ),
      ...['--kubeconfig', kubeconfig],
      ...namespaces.flatMap(namespace => ['--namespace', namespace]),
      ...(group ? ['--group', group] : []),
    ],
    cwd: rootDir,
    env: childEnvironment({ POSTGRES_URL: postgresUrl }),
    log,
    ...(guardian && { guardian }),
  });
}
